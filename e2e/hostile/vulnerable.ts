/** A server with three holes, on the same Postgres: for a query, a script, and the name of a file. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";

export async function plantVulnerable(databaseUrl: string): Promise<{ origin: string; close(): Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://planted");
    const page = (body: string) =>
      response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><html><body>${body}</body></html>`);
    if (pathname === "/say") return void page(`You said ${searchParams.get("words")}`);
    if (pathname === "/read")
      return void readFile(searchParams.get("file") ?? "", "utf8").then(page, () => page("There is no such file."));
    if (pathname !== "/find")
      return void page(
        '<a href="/find?slug=doha">Find</a> <a href="/say?words=hello">Say</a> <a href="/read?file=a">Read</a>',
      );
    client
      .query(`select slug from negotiation where slug like '%${searchParams.get("slug")}%'`)
      .then(({ rows }) =>
        page(`<ul>${(rows as { slug: string }[]).map(({ slug }) => `<li>${slug}</li>`).join("")}</ul>`),
      )
      .catch((error: Error) => page(`PostgreSQL query failed: ERROR: ${error.message}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await client.end();
    },
  };
}
