// A process of its own that answers every request with one file: `server.cjs <file>`.
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const process = require("node:process");

const body = readFileSync(process.argv[2]);
const headers = { "content-type": "application/json", "content-length": body.length };
const server = createServer((_, response) => response.writeHead(200, headers).end(body));
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
