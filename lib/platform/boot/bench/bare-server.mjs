/**
 * What cannot be done with less: `node:http` and `pg`, statements that were written beforehand, and their rows as JSON or as
 * a table of HTML. For comparing. `BARE_ASKS` says what is asked for at /0, /1 and so on.
 */
import { createServer } from "node:http";
import pg from "pg";

const [port] = process.argv.slice(2);
const asks = JSON.parse(process.env.BARE_ASKS ?? "[]");
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });

const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (value) => String(value ?? "").replace(/[&<>"]/g, (mark) => marks[mark]);

function tableOf(rows) {
  const names = Object.keys(rows[0] ?? {});
  const row = (of, tag) => `<tr>${of.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const cellOf = (value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value);
  return `<table>${row(names, "th")}${rows
    .map((each) =>
      row(
        names.map((name) => cellOf(each[name])),
        "td",
      ),
    )
    .join("")}</table>`;
}

createServer(async (request, response) => {
  const place = Number(request.url?.slice(1));
  const { statements = [], isPage = false } = asks[place] ?? {};
  try {
    const answers = await Promise.all(
      statements.map(({ text, values }, n) => pool.query({ name: `ask ${place} ${n}`, text, values })),
    );
    const all = answers.map(({ rows }) => rows);
    response.writeHead(200, { "content-type": isPage ? "text/html; charset=utf-8" : "application/json" });
    if (isPage) response.end(`<!doctype html><title>Bare</title><main>${all.map(tableOf).join("")}</main>`);
    else response.end(JSON.stringify(all));
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => process.send?.("listening"));
