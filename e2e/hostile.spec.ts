/** The short forms of `npm run hostile -- requests` and `xss`, by one seed, beside what else is tried on the same server. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { fillWith } from "./hostile/fill";
import { prepareGround } from "./hostile/ground";
import { payloads } from "./hostile/payloads";
import { People } from "./hostile/people";
import { rawIn } from "./hostile/raw";
import { attack, plan } from "./hostile/run";
import { laxIn, Watched } from "./hostile/watched";
import { crawl } from "./matrix/reading";

const distFolder = process.env.NEXT_DIST_DIR ?? ".next-test";
const log = process.env.WEB_LOG ?? ".test/web.log";

/** What acts on a person's own account would end the sign-ins that other tests go on with. */
const ofAccounts =
  /^(account|mail|token|calendar|webhook|inbox|negotiation)[.]|SignIn|signOut|Passkey|Factor|Password|Webhook|Token|Calendar|Mail|nsubscribe|Inbox|Presence|Account|Administration|Recovery|Self|nextauth/;

test("whatever is sent to commands, pages, reads, routes and actions, no answer is a fault of ours", async ({
  playwright,
  baseURL = "",
}) => {
  const people = new People(baseURL, playwright.request);
  const ground = await prepareGround(people, { port: Number(new URL(baseURL).port), distFolder, isRead: false });
  const seed = 20_261_130;
  const planned = plan(ground, seed, 400, (target) => !ofAccounts.test(target));
  const { findings, counts } = await attack(ground, {
    seed,
    planned,
    port: ground.port,
    log,
    abreast: 3,
    isShared: true,
  });
  for (const [kind, { sent }] of counts) expect(sent, kind).toBeGreaterThan(10);
  expect(findings.map(({ kind, target, who, what, n }) => `${n} ${kind} ${target} as ${who}: ${what}`)).toEqual([]);
  await people.dispose();
});

test("texts that would run as scripts stand on every page as texts", async ({ playwright, baseURL = "" }) => {
  const people = new People(baseURL, playwright.request);
  const { stage, schemas, origin } = await prepareGround(people, {
    port: Number(new URL(baseURL).port),
    distFolder,
    isRead: false,
  });
  const few = payloads(20);
  const fields = await fillWith(few, {
    stage,
    schemas,
    isMeant: (name) => /[.](record|make|reply|ask)$/.test(name) && !ofAccounts.test(name),
  });
  expect(fields.filter(({ taken }) => taken.size > 0).length).toBeGreaterThan(50);
  const read = await crawl(stage.founder, paths.board(stage.slug), 1);
  for (const [address, html] of read) expect(rawIn(html, few), address).toEqual([]);
  const watched = await Watched.begin(await stage.founder.request.storageState());
  const { slug, props } = stage;
  for (const address of [
    paths.board(slug),
    paths.text(slug),
    paths.term(slug, props.open.term.id),
    paths.evidence(slug),
    paths.timeline(slug),
    paths.activity(slug),
  ])
    await watched.open(origin + address, laxIn);
  await watched.close();
  expect(watched.sightings).toEqual([]);
  await people.dispose();
});
