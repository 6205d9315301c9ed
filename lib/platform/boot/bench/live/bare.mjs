/** What cannot be done with less: one listener, and each announcement sent on to all who are connected. For comparing. */
import { createServer } from "node:http";
import pg from "pg";

const [port] = process.argv.slice(2);
const readers = new Set();
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
client.on("notification", ({ payload }) => {
  for (const reader of readers) reader.write(`event: entry\ndata: ${payload}\n\n`);
});
await client.query("listen parley");
createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
  readers.add(response);
  request.on("close", () => readers.delete(response));
}).listen(Number(port), "127.0.0.1");
