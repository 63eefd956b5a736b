"""Compiled Lua, bytes that are no text, and a rule that is too large."""
import pathlib

pathlib.Path("firm").mkdir()
pathlib.Path("firm/COMPILED.lua").write_bytes(b"\x1bLua\x54\x00\x19\x93\r\n\x1a\n" + b"\0" * 40)
pathlib.Path("firm/BINARY.lua").write_bytes(b"return \"\xff\xfe\0\x1b[31m\" +\n")
pathlib.Path("firm/LARGE.lua").write_bytes(b"--" + b"x" * (256 * 1024) + b"\n")
pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
