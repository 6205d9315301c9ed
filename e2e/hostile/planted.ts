/** A proxy with holes, so that a count of none is one by an attack that would have found them. */
import { appendFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";

const answer = (status: string, body = "", id = "") =>
  `HTTP/1.1 ${status}\r\n${id && `x-request-id: ${id}\r\n`}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;

/** Each hole is fallen into by requests of one shape. What it answers, as the attack has to call it. */
export const holes = {
  "answered 500": (bytes: string) => /__proto__/.test(bytes),
  "shows a page that could not be made": (bytes: string) => /\r\nif-none-match:/.test(bytes),
  "an error in the log": (bytes: string) => /\r\nrange:/.test(bytes),
  "takes over 2 s": (bytes: string) => /\r\naccept-language:/.test(bytes),
} as const;

/** Stands before the app on a port of its own; `log` is written to as if the app had. */
export async function plant(appPort: number, log: string): Promise<{ port: number; close(): void }> {
  let count = 0;
  let hung: string | undefined;
  const server: Server = createServer({ allowHalfOpen: true }, (client) => {
    client.on("error", () => client.destroy());
    client.once("data", (first) => {
      const bytes = first.toString("utf8");
      if (holes["answered 500"](bytes)) return void client.end(answer("500 Internal Server Error"));
      if (holes["shows a page that could not be made"](bytes))
        return void client.end(answer("200 OK", '<template data-dgst="1234567890"></template>'));
      if (holes["an error in the log"](bytes)) {
        const id = `planted-${++count}`;
        appendFileSync(log, `${JSON.stringify({ level: 50, request: id, msg: "planted" })}\n`);
        return void client.end(answer("400 Bad Request", "", id));
      }
      // One request alone, however often it is sent: each time takes all the patience that there is.
      if (holes["takes over 2 s"](bytes) && (hung ?? bytes) === bytes) {
        hung = bytes;
        return;
      }
      const app = connect(appPort, "127.0.0.1");
      app.on("error", () => client.destroy());
      app.write(first);
      client.pipe(app).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
