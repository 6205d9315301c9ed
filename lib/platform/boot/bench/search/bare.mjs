/** What cannot be done with less: a statement that was written beforehand, and its rows as JSON. For comparing. */
import { createServer } from "node:http";
import pg from "pg";

const [port] = process.argv.slice(2);
const statements = JSON.parse(process.env.BARE_STATEMENTS ?? "[]");
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
createServer(async (request, response) => {
  const place = Number(request.url?.slice(1));
  const { text, values } = statements[place] ?? {};
  try {
    const { rows } = await pool.query({ name: `ask ${place}`, text, values });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(rows));
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => process.send?.("listening"));
