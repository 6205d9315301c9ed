import { existsSync } from "node:fs";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { printPage } from "./print-page";

const chromium = [process.env.CHROMIUM_PATH, "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

const page = `<!doctype html><html lang="en"><head><title>Brief</title><link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="https://elsewhere.example/spy.css"><script>document.title = "Scripts ran"; document.write("spied")</script></head>
<body><h1>As it stands</h1><img src="http://127.0.0.1:9/spy.png" alt=""><img src="/other" alt="">د افغانستان</body></html>`;

describe.skipIf(chromium === undefined)("printing a page", () => {
  const asked: string[] = [];
  const printing = (more: object = {}, signal = new AbortController().signal) => {
    const job = {
      ...{ chromium: chromium ?? "", path: "/brief?x=1", limitMs: 30_000 },
      answer: async (path: string) => {
        asked.push(path);
        const style = "@page { size: A4; @bottom-right { content: 'Page ' counter(page) } }";
        if (path === "/style.css") return { status: 200, type: "text/css", body: Buffer.from(style) };
        if (path === "/brief?x=1") return { status: 200, type: "text/html; charset=utf-8", body: Buffer.from(page) };
        return null;
      },
      ...more,
    };
    return printPage(job, { reader: "Ruth", signal });
  };

  it("gives a PDF, asks for nothing from elsewhere, and runs no script", async () => {
    const pdf = (await printing()) ?? new Uint8Array();
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
    expect(asked.toSorted()).toEqual(["/brief?x=1", "/other", "/style.css"]);
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
    expect(text).toContain("As it stands");
    expect(text).toContain("Page 1");
    expect(text).not.toContain("spied");
  }, 60_000);

  it("says what kept it from it", async () => {
    await expect(
      printing({ answer: async () => ({ status: 404, type: "text/html", body: Buffer.from("no") }) }),
    ).rejects.toThrow("answered 404");
    await expect(printing({ chromium: "/no/such/browser" })).rejects.toThrow("did not start");
    await expect(printing({ limitMs: 1 })).rejects.toThrow("not printed within");
  }, 60_000);

  it("ends when nobody waits for it any longer, and gives the next their turn", async () => {
    const gone = new AbortController();
    const answer = async () => {
      gone.abort();
      return null;
    };
    expect(await printing({ answer }, gone.signal)).toBeNull();
    expect(await printing({}, gone.signal)).toBeNull();
    const [first, second] = await Promise.all([printing(), printing()]);
    expect([first === null, second === null]).toEqual([false, true]);
  }, 60_000);
});
