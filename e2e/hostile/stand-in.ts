/** A proxy that asks as somebody, however often what is asked signs them out, for programs that know no sign-in. */
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { demoEmail, demoPassword } from "@/lib/platform/demo-people";
import { type Address, signIn } from "@/e2e/fixtures";
import type { Asked } from "./once";
import type { People } from "./people";

type Means = {
  to: number;
  /** What is answered here, with nothing. */
  isKept: (asked: Asked) => boolean;
  /** Where the connection breaks, so that a scanner leaves it alone. */
  isLeftOut: (asked: Asked) => boolean;
};

export async function standIn(people: People, who: Address | "nobody", { to, isKept, isLeftOut }: Means) {
  const { request, origin } = await people.callers(who);
  let count = 0;
  let cookie = "";
  const refresh = async () => {
    if (who !== "nobody" && (await request.get("/api/v1/negotiations")).status() === 401)
      await signIn(request, demoEmail(who), demoPassword);
    cookie = (await request.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  };
  await refresh();
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const body = Buffer.concat(parts);
      const { method = "GET", url: target = "/" } = incoming;
      const asked: Asked = { method, target, body: body.toString("latin1") };
      if (isLeftOut(asked)) return void outgoing.destroy();
      if (isKept(asked)) return void outgoing.writeHead(204).end();
      count++;
      const headers = {
        ...incoming.headers,
        host: `127.0.0.1:${to}`,
        cookie,
        ...(method === "POST" && { origin }),
      };
      const passed = ask({ port: to, host: "127.0.0.1", method, path: target, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on("error", () => outgoing.destroy());
      passed.end(body);
    });
    incoming.on("error", () => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const again = setInterval(() => void refresh().catch(() => {}), 10_000);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    close: () => {
      clearInterval(again);
      server.closeAllConnections();
      server.close();
    },
  };
}
