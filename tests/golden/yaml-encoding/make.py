"""Bytes that are no YAML, or nearly not."""
import pathlib


def write(name, data):
    pathlib.Path(f"{name}.samp.yaml").write_bytes(data)


write("invalid-utf8", b"samp: 1\nprogram:\n  name: Caf\xe9 \xc3\xa9\xf0\x9f\n")
write("overlong", b"samp: 1\nprogram: { name: \"\xc0\xaf\" }\n")
write("surrogate", b"samp: 1\nprogram: { name: \"\xed\xa0\x80\" }\n")
write("nul", b"samp: 1\nprogram: { name: a\0b }\n")
write("control", b"samp: 1\nprogram: { name: a\x1b[31mb\x07 }\n")
write("utf16", "samp: 1\n".encode("utf-16"))
write("mark-inside", b"samp: 1\nprogram: { name: a\xef\xbb\xbfb }\n")
write("many", b"samp: 1\n" + b"\xff \n" * 25)
write("mark-and-crlf", b"\xef\xbb\xbf" + compact.replace("size: 8", "size: many").replace("\n", "\r\n").encode())
write("mark-first-line", b"\xef\xbb\xbf" + compact.split("\n", 1)[1].replace("samp: 1", "samp: 2").encode())
write("line-separator", b"samp: 1 # a\xe2\x80\xa8b\nprogram: { name: x }\n")
write("next-line", b"samp: 1 # a\xc2\x85b\nprogram: { name: x }\n")
write("carriage-returns", compact.replace("size: 8", "size: many").replace("\n", "\r").encode())
