// What an editor with the YAML language server shows of a file that names its schema in a comment.
//
//     NODE_PATH=FOLDER/node_modules node editor.js FILE
//
// Standard input is a JSON list of questions: {"ask": "hover" or "completion", "line": L, "column": C}, counted from 0. Standard
// output is {"faults": [messages], "answers": [what hover says, or the labels of what completes]}.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const file = path.resolve(process.argv[2]);
const uri = pathToFileURL(file).href;
const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});

// ---- messages of the Language Server Protocol: a header with the length, and JSON ----

const waiting = new Map(); // by the id of a request, or by the name of a notification
let last = 0;
let bytes = Buffer.alloc(0);

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function request(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

function notified(method) {
  return new Promise((resolve) => waiting.set(method, resolve));
}

// The server asks for settings: it is to look nothing up that is not on this machine.
function answer(message) {
  const settings = { schemaStore: { enable: false }, completion: true, hover: true, validate: true };
  const items = message.params?.items ?? [];
  send({ id: message.id, result: items.map((item) => (item.section === "yaml" ? settings : null)) });
}

function take(message) {
  if (message.method && message.id !== undefined) return answer(message);
  const key = message.method ?? message.id;
  if (message.error) throw new Error(JSON.stringify(message.error));
  waiting.get(key)?.(message.method ? message.params : message.result);
  waiting.delete(key);
}

server.stdout.on("data", (data) => {
  bytes = Buffer.concat([bytes, data]);
  for (;;) {
    const end = bytes.indexOf("\r\n\r\n");
    const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/.exec(bytes.subarray(0, end).toString())[1]);
    if (end < 0 || bytes.length < end + 4 + length) return;
    const body = bytes.subarray(end + 4, end + 4 + length).toString();
    bytes = bytes.subarray(end + 4 + length);
    take(JSON.parse(body));
  }
});

// ---- the questions ----

async function ask({ ask: what, line, column }) {
  const result = await request(`textDocument/${what}`, {
    textDocument: { uri },
    position: { line, character: column },
  });
  return what === "hover" ? (result?.contents?.value ?? result?.contents ?? "") : result.items.map((item) => item.label);
}

async function main() {
  const questions = JSON.parse(fs.readFileSync(0, "utf8"));
  await request("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
  send({ method: "initialized", params: {} });
  const faults = notified("textDocument/publishDiagnostics");
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "yaml", version: 1, text: fs.readFileSync(file, "utf8") } },
  });
  const found = (await faults).diagnostics.map((fault) => fault.message);
  const answers = [];
  for (const question of questions) answers.push(await ask(question));
  process.stdout.write(JSON.stringify({ faults: found, answers }));
  server.kill();
}

main();
