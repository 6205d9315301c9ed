/**
 * Hidden words: whatever is written in a closed circle or a draft is seen nowhere by those outside, and nothing that they
 * read changes by its being written.
 */
import type { ToldSince } from "@/lib/activity/rules/told";
import { paths } from "@/lib/platform/paths";
import { type Caller, expect, type Input, test } from "./fixtures";
import { Canaries } from "./matrix/canaries";
import { notes, withEntryField } from "./matrix/drafts";
import { hideEverything } from "./matrix/hide";
import { type Kind, kinds, type Prop } from "./matrix/inputs";
import { pages } from "./matrix/pages";
import { Collector, labelsOfMetrics, unknownIn, unlisted } from "./matrix/counted";
import { crawl, forEachOf, mainOf, payloadOf, shapeOf } from "./matrix/reading";
import type { Schema } from "./matrix/schema-paths";
import { type Stage, setStage } from "./matrix/stage";

test.describe.configure({ mode: "serial", timeout: 600_000 });

/** What is done with hidden records, beside recording them. */
const acts = ["question.answer", "figure.retract", "compartment.make"] as const;

const outside = ["manager", "officer", "staff", "reader", "outsider"] as const;

let stage: Stage;
/** How far each had been told of changes before anything was hidden. */
const heardTo = new Map<string, string>();
let addresses: Record<(typeof outside)[number], string[]>;
const canaries = new Canaries();
const collector = new Collector(Number(process.env.COLLECTOR_PORT));
const before = new Map<string, string>();
/** What hidden records are called, to be asked for by those who should not know. */
let hidden: ReadonlyMap<Kind, Prop[]>;

const isWhole = process.env.MATRIX === "whole";

const isSection = (address: string) => /^\/[^/]+\/[^/]+(\/[a-z]+)?$/.test(address);

test("those outside read the negotiation, following its links", async ({ callers }) => {
  await collector.listen();
  stage = await setStage(callers, undefined, ["open"]);
  const board = paths.board(stage.slug);
  // Their inbox would tell of everything there is.
  for (const who of outside.filter((each) => each !== "outsider"))
    await (await callers(who)).must("subject.follow", { negotiationId: stage.id, subjectId: stage.id, isOn: true });
  // The officer has every form there is. One page of each kind is read, and that of what the hidden will be about.
  const read = await crawl(await callers("officer"), board, 1);
  for (const [address, text] of read) before.set(`officer${address}`, mainOf(text));
  const writers = [...read.keys()];
  const about = Object.values(pages)
    .filter(({ showsOne }) => showsOne)
    .map(({ at }) => at({ slug: stage.slug, props: stage.props.open, draftId: "", token: "" }));
  // What the others' roles leave away are forms.
  const outline = writers.filter(isSection);
  const clocks = ["asOf=2100-01-01&knownAt=2100-01-01", "asOf=2020-01-01"];
  // At one moment each in turn; with `MATRIX=whole` at both.
  const turned = outline.flatMap((page, place) =>
    clocks.filter((_, turn) => isWhole || turn === place % clocks.length).map((clock) => `${page}?${clock}`),
  );
  addresses = {
    officer: [...new Set([...writers, ...about, ...turned])],
    reader: [...new Set([...outline, ...about])],
    manager: outline,
    staff: outline,
    outsider: outline,
  };
  expect(addresses.outsider.length).toBeGreaterThan(8);
  heardTo.set("founder", (await toldSince(stage.founder, "")).cursor);
  for (const who of outside) {
    const caller = await callers(who);
    heardTo.set(who, (await toldSince(caller, "")).cursor);
    const unread = addresses[who].filter((address) => !before.has(who + address));
    await forEachOf(unread, async (address) => {
      before.set(who + address, mainOf((await caller.get(address)).text));
    });
  }
});

test("then words are hidden in every field of every kind of record, and in a draft", async () => {
  const { founder } = stage;
  const { text } = await founder.get("/api/v1/commands");
  const listed = JSON.parse(text) as { commands: { name: string; input: Schema }[] };
  const schemas = new Map(listed.commands.map(({ name, input }) => [name, input]));
  const schemaOf = (command: string) => schemas.get(command) ?? {};
  hidden = await hideEverything(stage, schemaOf, canaries);
  const { open, outside: closed } = stage.props;
  const act = (command: (typeof acts)[number], input: Input) =>
    founder.must(command, canaries.in(command, schemaOf(command), { negotiationId: stage.id, ...input }));
  await act("question.answer", { questionRecordId: closed.question.recordId });
  await act("figure.retract", { recordId: closed.figure.recordId });
  await act("compartment.make", {});

  await draft(founder, schemaOf("draft.start"), "own");
  const remark = { clauseVersionId: open.clause_version.recordId, start: 0, end: 3, kind: "comment" };
  const unshared = { negotiationId: stage.id, ...remark, quote: "q", body: "b", replacement: "", version: 0 };
  await founder.must("remark_draft.keep", canaries.in("own", schemaOf("remark_draft.keep"), unshared));
  expect(canaries.words.size).toBeGreaterThan(100);
});

for (const who of outside) {
  test(`${who}@ reads none of them, and reads what was there before`, async ({ callers }) => {
    const caller = await callers(who);
    const changed: string[] = [];
    await forEachOf(addresses[who], async (address) => {
      const { text } = await caller.get(address);
      // A page says all that a link to it would be sent; that this holds is tried as one of them.
      const payload = who === "officer" && isSection(address) ? await payloadOf(caller, address) : "";
      expect(canaries.heardIn(text + payload), `${who} on ${address}`).toEqual([]);
      if (mainOf(text) !== before.get(who + address)) changed.push(address);
    });
    expect(changed).toEqual([]);
    const told = await toldSince(caller, heardTo.get(who) ?? "");
    expect(told).toMatchObject({ resyncIn: [], changes: [], cursor: heardTo.get(who) });
    for (const address of [paths.home, paths.inbox()])
      expect(canaries.heardIn((await caller.get(address)).text), address).toEqual([]);
    console.log(`canaries: ${canaries.words.size} words, ${addresses[who].length} addresses as ${who}, 0 sightings`);
  });
}

/** Whose ids an address takes by this name; of any kind where it is a record that is meant. */
const named: Record<string, Kind> = { party: "party", term: "term", round: "round" };

test("nobody hears them by asking for a hidden record by its id", async ({ callers }) => {
  const officer = await callers("officer");
  const shapes = new Set(addresses.officer.map(shapeOf).filter((shape) => /[?&]\w+=ID/.test(shape)));
  expect(shapes.size).toBeGreaterThan(10);
  const asked = new Set<string>();
  const turnOf = new Map<string, number>();
  for (const shape of shapes) {
    const at = shape.replace(/\/(terms|text|sessions)\/ID/, (_, place: "terms" | "text" | "sessions") => {
      const { term, session } = stage.props.open;
      return `/${place}/${place === "sessions" ? session.id : term.id}`;
    });
    // Each name of an address is asked for every kind, by whichever of the pages that take it.
    const name = (/[?&](\w+)=ID/.exec(shape) ?? [])[1] ?? "";
    const turn = turnOf.get(name) ?? 0;
    const turns = Math.min(kinds.length, [...shapes].filter((each) => each.includes(`${name}=ID`)).length);
    turnOf.set(name, turn + 1);
    for (const kind of kinds.filter((_, place) => place % turns === turn % turns)) {
      // The last hidden one is about what all can see, so that a page that shows it has somewhere to.
      const recordId = hidden.get(kind)?.at(-1)?.recordId;
      asked.add(
        at.replace(/([?&])(\w+)=ID/g, (_, mark: string, name: string) => {
          const of = named[name];
          return `${mark}${name}=${of ? hidden.get(of)?.[0]?.id : recordId}`;
        }),
      );
    }
  }
  await forEachOf(asked, async (address) => {
    expect(canaries.heardIn((await officer.get(address)).text), address).toEqual([]);
  });
});

test("those inside do hear them: of every kind of record, and of their own drafts", async ({ callers }) => {
  const officer = await callers("officer");
  const { text } = await officer.get("/api/v1/commands");
  const { commands } = JSON.parse(text) as { commands: { name: string; input: Schema }[] };
  await draft(officer, commands.find(({ name }) => name === "draft.start")?.input ?? {}, "theirs");

  const { changes } = await toldSince(stage.founder, heardTo.get("founder") ?? "");
  expect(changes.some(({ marking }) => marking !== null)).toBe(true);
  const everything = [...kinds, ...acts, "own"].sort();
  expect((await heardBy(stage.founder, paths.board(stage.slug), everything.length)).sort()).toEqual(everything);
  for (const where of [paths.sessions(stage.slug), paths.text(stage.slug)])
    expect(await heardBy(officer, where)).toEqual(["theirs"]);
});

test("what was counted of all this says nothing but words of the code", async () => {
  const answer = await fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/metrics`);
  const labels = labelsOfMetrics(await answer.text());
  expect(new Set(labels.map(({ label }) => label)).size).toBeGreaterThan(6);
  expect(labels.filter(unlisted)).toEqual([]);

  // It is sent every few seconds.
  await expect.poll(() => collector.spans().some(({ name }) => name.startsWith("command "))).toBe(true);
  const names = new Set(collector.spans().map(({ name }) => name));
  expect([...names].some((name) => name.endsWith(" /negotiations/[slug]/terms"))).toBe(true);
  expect([...names].some((name) => name.startsWith("statement select "))).toBe(true);
  expect(collector.spans().flatMap(unknownIn)).toEqual([]);
  expect(canaries.heardIn(collector.text)).toEqual([]);
  expect(collector.text).not.toContain(stage.slug);
  expect(collector.text).not.toContain(stage.id);
  await collector.close();
});

/** What an open browser of theirs is told of what happened since in the negotiation. */
async function toldSince(caller: Caller, cursor: string): Promise<ToldSince> {
  const { status, text } = await caller.get(`${paths.live}?since=${cursor}&in=${stage.id}`);
  expect(status).toBe(200);
  return JSON.parse(text) as ToldSince;
}

/** Writes the notes of a session and files nothing, and a wording that stays a draft. */
async function draft(writer: Caller, schema: Schema, called: string): Promise<void> {
  const content = withEntryField(notes(stage.props.open), "question", "text", canaries.word(`${called} entry`));
  await writer.must("draft.start", canaries.in(called, schema, { negotiationId: stage.id, content }));
  const wording = { negotiationId: stage.id, termId: stage.props.open.term.id, language: "en", version: 0 };
  await writer.must("wording_draft.keep", { ...wording, text: canaries.word(`${called} wording`) });
}

/** The kinds of record that somebody hears of by following links from there, until it is so many. */
async function heardBy(caller: Caller, start: string, enough = Number.POSITIVE_INFINITY): Promise<string[]> {
  const heard = new Set<string>();
  await crawl(caller, start, 2, (text) => {
    for (const where of canaries.heardIn(text)) heard.add(where.split(" ")[0] ?? "");
    return heard.size >= enough;
  });
  return [...heard];
}
