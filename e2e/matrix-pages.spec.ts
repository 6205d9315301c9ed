/**
 * Who may read what, over HTTP: every page and route × everybody who could ask × every marking. One that is not in the
 * table of e2e/matrix/pages.ts fails here.
 */
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAtLeast } from "@/lib/platform/member";
import { type Caller, expect, test } from "./fixtures";
import { notesOfNewRound, startDraft } from "./matrix/drafts";
import type { Props } from "./matrix/inputs";
import { type ListedPage, leadsToSignIn, type PageAnswer, pages, routes } from "./matrix/pages";
import { askers, askersWhere, personOf } from "./matrix/roles";
import { withReviews } from "./matrix/reviews";
import { type Marking, markings, roleOf, type Stage, setStage, twoOwners } from "./matrix/stage";
import { Tally, tallied } from "./matrix/tally";
import { invite } from "./matrix/team";

type Stages = { stage: Stage; elsewhere: Stage; draftId: string; token: string };

const it = test.extend<object, { stages: Stages }>({
  stages: [
    async ({ callers }, use) => {
      const [stage, elsewhere] = [
        await withReviews(await setStage(callers)),
        await withReviews(await setStage(callers, twoOwners)),
      ];
      const { draftId } = await startDraft(stage, await callers("officer"), await notesOfNewRound(stage));
      const { token } = await invite(stage.founder, stage.id);
      await use({ stage, elsewhere, draftId: String(draftId), token });
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

test.afterAll(() => {
  console.log(tallied("pages"));
});

/** The folders under app/ that hold such a file, without the groups that no address shows. */
function foldersWith(file: string): string[] {
  const app = join(import.meta.dirname, "..", "app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((path) => path === file || path.endsWith(`/${file}`))
    .map((path) => (path === file ? "" : dirname(path)).replace(/\([^)]*\)\//g, ""));
}

it("lists every page and every route", () => {
  expect(foldersWith("page.tsx").sort()).toEqual(Object.keys(pages).sort());
  expect(foldersWith("route.ts").sort()).toEqual(Object.keys(routes).sort());
});

for (const [folder, listed] of Object.entries(pages)) {
  it(`/${folder} opens for each role as it should`, async ({ callers, stages }) => {
    const tally = new Tally();
    for (const marking of listed.showsOne ? markings : (["open"] as const)) {
      const lowest = typeof listed.for === "object" ? null : listed.for === "its author" ? "recorder" : listed.for;
      for (const asker of askersWhere(lowest)) {
        const stage = marking === "outside" && asker === "owner" ? stages.elsewhere : stages.stage;
        const caller = await callers(personOf[asker]);
        const { slug, props } = stage;
        const address = listed.at({ slug, props: props[marking], draftId: stages.draftId, token: stages.token });
        const expected = expectedAnswer(listed, stage, caller, marking);
        tally.cell(`${asker}, ${marking}`, expected, await answerTo(caller, address));
        // What is refused has to be so by either way in. A page that opens says all that a link would be sent, too.
        if (expected.status !== 200)
          tally.cell(`${asker}, ${marking}, as the app's own links ask`, expected, await answerToLink(caller, address));
      }
    }
    tally.expectNoLeak();
  });

  if (listed.showsOne) {
    it(`/${folder} knows no record of another negotiation, as it knows none that never was`, async ({
      callers,
      stages,
    }) => {
      const tally = new Tally();
      const { slug, props } = stages.stage;
      const manager = await callers("manager");
      const of = (known: Props) => listed.at({ slug, props: known, draftId: "", token: "" });
      const missing = of(named(randomUUID()));
      for (const [whose, address] of Object.entries({
        "another negotiation's": of(stages.elsewhere.props.open),
        "a closed circle's": of(props.outside),
        "no id": of(named("no-id")),
      })) {
        tally.cell(`${whose}, status`, { status: 404 }, await answerTo(manager, address));
        tally.cell(`${whose}, as of nothing`, true, await sendTheSame(manager, missing, address));
      }
      tally.expectNoLeak();
    });
  }

  if (folder.includes("[slug]")) {
    it(`/${folder} tells the outsider nothing that it would not tell of a negotiation that never was`, async ({
      callers,
      stages,
    }) => {
      const tally = new Tally();
      const outsider = await callers("outsider");
      const { slug, props } = stages.stage;
      const at = (there: string) =>
        listed.at({ slug: there, props: props.open, draftId: stages.draftId, token: stages.token });
      tally.cell("as of nothing", true, await sendTheSame(outsider, at(`stage-${randomUUID()}`), at(slug)));
      tally.expectNoLeak();
    });
  }
}

for (const [folder, { at, nobody, signedIn, isEndless }] of Object.entries(routes)) {
  it(`/${folder} answers each role as it should`, async ({ callers }) => {
    const tally = new Tally();
    for (const asker of askers) {
      const caller = await callers(personOf[asker]);
      const { status } = await (isEndless ? caller.begin(at) : caller.get(at));
      tally.cell(asker, asker === "nobody" ? nobody : signedIn, status);
    }
    tally.expectNoLeak();
  });
}

function expectedAnswer(listed: ListedPage, stage: Stage, caller: Caller, marking: Marking): PageAnswer {
  if (typeof listed.for === "object") return caller.who === "nobody" ? listed.for.nobody : listed.for.somebody;
  if (caller.who === "nobody") return leadsToSignIn;
  const role = roleOf(stage, caller);
  const isForThem =
    listed.for === "its author" ? caller.who === "officer" : role !== null && isAtLeast({ role }, listed.for);
  return { status: role && isForThem && marking !== "outside" ? 200 : 404 };
}

async function answerTo(caller: Caller, address: string): Promise<PageAnswer> {
  const { status, location } = await caller.get(address);
  return location === null ? { status } : { status, to: new URL(location, caller.origin).pathname };
}

/** What a link inside the app gets: Next sends a refusal as part of an answer that is otherwise well. */
async function answerToLink(caller: Caller, address: string): Promise<PageAnswer> {
  const { status, text } = await caller.get(`${address}${address.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" });
  const redirect = /NEXT_REDIRECT;\w+;([^;?]+)[^;]*;(\d+)/.exec(text);
  if (redirect) return { status: Number(redirect[2]), to: redirect[1] ?? "" };
  const refusal = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(text);
  return { status: refusal ? Number(refusal[1]) : status };
}

/**
 * Whether two addresses send the same, but for the names in them; where not, the first difference. Pieces of an answer may
 * change places from time to time, so each is asked until both have sent one that is alike.
 */
async function sendTheSame(caller: Caller, one: string, other: string): Promise<true | string> {
  const [ones, others] = [new Set<string>(), new Set<string>()];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    ones.add(await bodyOf(caller, one));
    others.add(await bodyOf(caller, other));
    if ([...ones].some((body) => others.has(body))) return true;
  }
  return firstDifference([...ones][0] ?? "", [...others][0] ?? "");
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${around(one)} ≠ ${around(other)}`;
}

async function bodyOf(caller: Caller, address: string): Promise<string> {
  const { text } = await caller.get(address);
  const nonce = / nonce="([^"]+)"/.exec(text)?.[1] ?? "";
  const names = address.split("/").filter((name) => name.includes("-"));
  return [nonce, ...names].filter(Boolean).reduce((rest, name) => rest.replaceAll(name, ""), text);
}

/** Records that are all called by this id. */
function named(id: string): Props {
  return new Proxy({} as Props, { get: () => ({ id, recordId: id }) });
}
