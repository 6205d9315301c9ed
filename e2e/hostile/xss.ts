/**
 * `npm run hostile -- xss`, once it serves: texts that would run as scripts, `--count N` (220) of them, in every text field
 * of every command; then every page is opened in Chromium as owner and reader, and every file and mail is looked at. Ends
 * with 1 where something runs, is put into a page or breaks its policy, or where a page that lets them is not seen to.
 * `--short`: 6 of them, and each page once.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { crawl, forEachOf } from "@/e2e/matrix/reading";
import { exportedFiles } from "@/lib/exchange/rules/files";
import { demoEmail } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { type Field, fillWith } from "./fill";
import { type Ground, prepareGround } from "./ground";
import { payloads } from "./payloads";
import { People } from "./people";
import { rawIn, unescapedIn } from "./raw";
import { laxIn, type Sighting, Watched } from "./watched";

const baseURL = process.env.BASE_URL ?? "";
const { values } = parseArgs({
  options: {
    ...{ count: { type: "string" }, seed: { type: "string" } },
    short: { type: "boolean", default: false },
  },
});
const all = payloads(Number(values.count ?? (values.short ? 6 : 220)));

const people = new People(baseURL);
const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
await owner.connect();
const mails = await startMailServer(Number(process.env.MAIL_PORT ?? 0));
process.exitCode = (await attack()) ? 0 : 1;
await people.dispose();
await owner.end();
await mails.close();

async function attack(): Promise<boolean> {
  const isPlantedFound = await findPlanted();
  const ground = await prepareGround(people, {
    port: Number(new URL(baseURL).port),
    distFolder: process.env.NEXT_DIST_DIR ?? ".next",
    isRead: false,
  });
  const { stage, schemas } = ground;
  const founder = stage.founder;
  await founder.must("mail.set", {
    timeZone: "Asia/Qatar",
    language: "en-GB",
    byName: "at_once",
    others: "at_once",
    digestHour: 8,
  });
  const fields = await fillWith(all, { stage, schemas, detail: (done) => console.log(`  ${done} filled`) });
  reportFields(fields);
  await owner.query("delete from allowance");
  await people.refresh();

  const sightings: Sighting[] = [];
  const read = await crawl(founder, paths.board(stage.slug), values.short ? 0 : 2);
  for (const [address, html] of read)
    for (const what of rawIn(html, all)) sightings.push({ what: `stands in the page as written: ${what}`, address });
  console.log(`  ${read.size} pages read for what stands in them as it was written`);
  sightings.push(...(await inBrowser(ground, values.short ? ["owner"] : ["owner", "reader"], [...read.keys()])));
  sightings.push(...(await inFiles(ground)), ...inMails(mails));
  for (const { what, address } of sightings) console.log(`  FOUND ${what.slice(0, 400)}\n    ${address}`);
  console.log(
    `  ${sightings.length} of ${all.length} payloads in ${fields.length} fields ran, were put into a page, or broke a policy`,
  );
  return sightings.length === 0 && isPlantedFound;
}

/** How much of it is on record. */
function reportFields(fields: readonly Field[]): void {
  const whole = fields.filter(({ taken }) => taken.size > 0);
  const placed = whole.reduce((sum, { taken }) => sum + taken.size, 0);
  console.log(
    `  ${fields.length} text fields of ${new Set(fields.map(({ command }) => command)).size} commands; ${whole.length} took payloads, ${placed} in all`,
  );
  const none = fields.filter(({ taken }) => taken.size === 0).map(({ command, path }) => `${command} ${path}`);
  console.log(`  of a form of their own, so that they took none: ${none.join(", ") || "none"}`);
}

/** Every page as each of them, and as the owner one address of each kind that links lead to. */
async function inBrowser({ pages, origin }: Ground, readers: readonly Who[], links: string[]): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  const own = pages.map(({ address }) => address);
  for (const who of readers) {
    const { request } = await people.callers(who);
    const watched = await Watched.begin(await request.storageState());
    const addresses = who === "owner" ? [...new Set([...own, ...links])] : own;
    await forEachOf(addresses, (address) => watched.open(origin + address, laxIn));
    await watched.close();
    console.log(`  ${watched.opened} pages opened as ${who}, ${watched.sightings.length} sightings`);
    sightings.push(...watched.sightings);
  }
  return sightings;
}

type Who = "owner" | "reader";

/** What leaves as a file is saved and not opened by the browser; in Markdown no tag and no address of a script is left. */
async function inFiles({ stage }: Ground): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  const names = Object.keys(exportedFiles).filter((name) => !name.endsWith(".pdf"));
  for (const name of names) {
    const address = paths.exported(stage.slug, name);
    const answer = await stage.founder.request.get(address);
    const {
      "content-disposition": disposition = "",
      "content-type": type = "",
      "x-content-type-options": sniffing,
    } = answer.headers();
    const note = (what: string) => void sightings.push({ what, address });
    if (answer.status() !== 200) note(`answered ${answer.status()}`);
    if (!disposition.startsWith("attachment") || sniffing !== "nosniff" || /html|svg|javascript/.test(type))
      note(`opened by a browser: ${disposition} ${type} ${sniffing}`);
    if (name.endsWith(".md")) for (const what of unescapedIn(await answer.text())) note(`unescaped: ${what}`);
  }
  console.log(`  ${names.length} files looked at`);
  return sightings;
}

function inMails({ mailsTo }: MailServer): Sighting[] {
  const sent = ["owner", "manager", "officer", "staff", "reader", "outsider"].flatMap((who) =>
    mailsTo(demoEmail(who as "owner")),
  );
  console.log(`  ${sent.length} mails looked at`);
  return sent.flatMap(({ html, subject = "" }) =>
    rawIn(String(html || ""), all).map((what) => ({ what: `stands in a mail as written: ${what}`, address: subject })),
  );
}

/** Whether a page that lets a payload run, and throws, is seen to, and one whose policy stops it. */
async function findPlanted(): Promise<boolean> {
  const page =
    '<!doctype html><p>Planted</p><img src="x" onerror="__xss()"><script>__xss()</script><script>throw new Error("planted")</script>';
  const policy = "default-src 'self'; script-src 'self' 'nonce-x'";
  const server = createServer((request, response) => {
    response.writeHead(200, {
      "content-type": "text/html",
      ...(request.url === "/held" && { "content-security-policy": policy }),
    });
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const watched = await Watched.begin({ cookies: [], origins: [] });
  await watched.open(`${origin}/open`, laxIn);
  await watched.open(`${origin}/held`, laxIn);
  await watched.close();
  server.close();
  const seen = (at: string, what: string) =>
    watched.sightings.some((each) => each.address.endsWith(at) && each.what.startsWith(what));
  const wanted = [
    seen("/open", "a payload ran"),
    seen("/open", "put into the page"),
    seen("/open", "thrown: Error: planted"),
    seen("/open", "no policy"),
    seen("/held", "a policy violation"),
    rawIn(page, ['<img src="x" onerror="__xss()">']).length > 0,
  ];
  console.log(`  ${wanted.filter(Boolean).length} of ${wanted.length} planted holes found`);
  return wanted.every(Boolean);
}
