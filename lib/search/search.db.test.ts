import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { partyNoun } from "@/lib/parties/commands/party";
import { questionNoun } from "@/lib/evidence/commands/question";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { searchPage } from "./queries";
import { saidPage } from "./queries-said";
import { asksForSomething, readSearch, type SearchParams } from "./rules/asked";
import { fold } from "./rules/fold";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"recorder" | "reader" | "insider">>>;
let compartmentId: string;
let partyId: string;
let otherId: string;
let termId: string;
let recorder: Actor;

const said = { capacity: "party", basis: "public" } as const;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { recorder: "recorder", reader: "reader", insider: "manager" });
  recorder = team.people.recorder;
  const { negotiationId, people } = team;
  const { founder, insider } = people;
  ({ id: compartmentId } = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Core", meaning: "The core team." }),
  ));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: insider.userId }));
  const party = (name: string) =>
    execute(partyNoun.record, recorder, {
      ...{ negotiationId, name, code: freshCode(), kind: "state", role: "negotiating" },
      ...{ isAtTable: true, heldFrom: "2018" },
    });
  ({ partyId } = must(await party("United States")));
  ({ partyId: otherId } = must(await party("Afghanistan")));
  ({ termId } = await wordTerm(recorder, {
    negotiationId,
    ...{ number: "1.4", title: "Residual presence", text: "All foreign forces shall be withdrawn within [14] months." },
  }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function say(text: string, more: object = {}, actor = recorder): Promise<{ recordId: string }> {
  const { negotiationId } = team;
  return must(await execute(statementNoun.record, actor, { negotiationId, partyId, text, ...said, ...more }));
}

async function newSource(title: string, more: object = {}, actor = recorder): Promise<{ sourceId: string }> {
  const { negotiationId } = team;
  const source = { negotiationId, title, kind: "press", reliability: "B", origin: "Itself" };
  return must(await execute(sourceNoun.record, actor, { ...source, ...more }));
}

async function search(actor: Actor, params: SearchParams, clocks: { asOf?: string; knownAt?: string } = {}) {
  const opened: Opened = openedAs(actor, team);
  const { timeZone: zone, present } = opened.negotiation;
  const { asked } = readSearch(params, zone);
  const moment = parseMoment(clocks, { zone, present }, new Date());
  const { groups, ...rest } = await searchPage({ ...opened, moment }, asked, asksForSomething(asked));
  const shown = groups.map(({ noun, count, hits }) => ({
    noun,
    count,
    texts: hits.map(({ title, snippet }) => (title ?? snippet?.pieces ?? []).map(({ text }) => text).join("")),
    marked: hits.flatMap(({ title, snippet }) =>
      [...(title ?? []), ...(snippet?.pieces ?? [])].flatMap(({ text, isHit }) => (isHit ? [text] : [])),
    ),
    ids: hits.map(({ recordId }) => recordId),
  }));
  return { ...rest, groups: shown, of: (noun: string) => shown.find((group) => group.noun === noun) };
}

const counts = async (actor: Actor, q: string, more: SearchParams = {}) =>
  (await search(actor, { q, ...more })).groups.map(({ noun, count }) => `${noun} ${count}`);

describe("finding", () => {
  it("stems, takes no notice of accents, and marks what was found in its context", async () => {
    await say("The withdrawals from Zürich were discussed at length.");
    const found = await search(team.people.reader, { q: "withdrawal zurich" });
    expect(found.of("statement")).toMatchObject({ count: 1, marked: ["withdrawals", "Zürich"] });
    expect((await search(team.people.reader, { q: "forced withdrawn" })).of("clause_version")).toMatchObject({
      marked: ["forces", "withdrawn"],
    });
  });

  it("finds a phrase as it stands, what begins so, and nothing that is to be left out", async () => {
    await say("They left the city of Herat.");
    await say("They left Herat, a city.");
    expect(await counts(recorder, "“city of Herat”")).toEqual(["statement 1"]);
    expect(await counts(recorder, "hera*")).toEqual(["statement 2"]);
    expect(await counts(recorder, "herat -“city of”")).toEqual(["statement 1"]);
    expect(await counts(recorder, "the of")).not.toEqual([]);
  });

  it("finds French words by their stems in a French wording", async () => {
    const { negotiationId } = team;
    const wording = { negotiationId, termId, language: "fr", text: "Toutes les forces étrangères se retireront." };
    must(await execute(clauseVersionNoun.record, recorder, wording));
    expect((await search(recorder, { q: "étrangère" })).of("clause_version")?.marked).toEqual(["étrangères"]);
  });

  it("finds Dari and Pashto whichever keyboard they were typed on", async () => {
    const { negotiationId } = team;
    await say("نیروهای خارجی می‌روند، ۱۴ ماه");
    for (const q of ["نيروهاي خارجي", "میروند", "14 ماه", "مي‌روند", "١٤"])
      expect((await search(recorder, { q })).of("statement")?.count, q).toBe(1);
    const pashto = { negotiationId, name: "ګلبدین حکمتیار", partyId: otherId };
    must(await execute(delegateNoun.record, recorder, pashto));
    for (const q of ["گلبدين", "حكمتيار", "حکمتيارر"])
      expect((await search(recorder, { q })).of("delegate")?.count, q).toBe(1);
  });

  it("takes a slip in a name for the name, and says so; what is found as typed is left as it is", async () => {
    const { negotiationId } = team;
    must(await execute(delegateNoun.record, recorder, { negotiationId, name: "Zalmay Khalilzad", partyId }));
    await say("Khalilzad left for Doha.");
    const { groups, insteadOf } = await search(recorder, { q: "khalizad doha" });
    expect(groups.map(({ noun }) => noun)).toEqual(["statement"]);
    expect(insteadOf).toEqual([{ typed: "khalizad", names: ["khalilzad"] }]);
    must(await execute(delegateNoun.record, recorder, { negotiationId, name: "Khalilzat", partyId }));
    expect((await search(team.people.reader, { q: "khalizad doha" })).insteadOf).toEqual(insteadOf);
    expect((await search(recorder, { q: "khalilzad" })).insteadOf).toEqual([]);
  });

  it("finds what stands in a citation, whichever of the two was written first", async () => {
    const { sourceId } = await newSource("Gazette");
    const cited = { citations: [{ sourceId, credibility: 2, locator: "A/RES/74/7", quote: "“zebras everywhere”" }] };
    await say("Something else.", cited);
    expect((await search(recorder, { q: "zebra" })).of("statement")?.marked).toEqual(["zebras"]);
    expect((await search(recorder, { q: "A/RES/74/7" })).of("statement")?.count).toBe(1);
  });

  it("narrows by noun, party with those who speak for it, term, date, author and marking", async () => {
    const { negotiationId, people } = team;
    const { delegateId } = must(
      await execute(delegateNoun.record, recorder, { negotiationId, name: "Molly Phee", partyId }),
    );
    await say("Monsoon one.", { heldFrom: "2019-02-01", termIds: [termId] });
    await say("Monsoon two.", {
      heldFrom: "2019-03-01",
      partyId: undefined,
      capacity: "official",
      speakerId: delegateId,
    });
    await say("Monsoon three.", { heldFrom: "2019-04-01", partyId: otherId }, people.insider);
    await say("Monsoon four.", { compartmentId }, people.insider);
    const count = async (more: SearchParams, actor = people.insider) =>
      (await search(actor, { q: "monsoon", ...more })).of("statement")?.count ?? 0;
    expect(await count({})).toBe(4);
    expect(await count({ noun: "position" })).toBe(0);
    expect(await count({ party: partyId })).toBe(3);
    expect(await count({ party: delegateId })).toBe(1);
    // Who speaks for another party than theirs, and who changes parties.
    await say("Monsoon five.", { heldFrom: "2019-03-20", partyId: otherId, speakerId: delegateId });
    expect([await count({ party: partyId }), await count({ party: otherId })]).toEqual([3, 2]);
    const { delegateId: mover } = must(
      await execute(delegateNoun.record, recorder, { negotiationId, name: "A Mover", partyId, heldFrom: "2019-01-01" }),
    );
    const moved = { negotiationId, delegateId: mover, name: "A Mover", partyId: otherId, heldFrom: "2019-06-01" };
    must(await execute(delegateNoun.record, recorder, moved));
    const spoke = { partyId: undefined, capacity: "official", speakerId: mover };
    await say("Monsoon six.", { ...spoke, heldFrom: "2019-05-31" });
    await say("Monsoon seven.", { ...spoke, heldFrom: "2019-06-01" });
    expect([await count({ party: partyId }), await count({ party: otherId })]).toEqual([4, 3]);
    expect(await count({ term: termId })).toBe(1);
    expect(await count({ from: "2019-02-15", to: "2019-03-15" })).toBe(1);
    expect(await count({ by: people.insider.userId })).toBe(2);
    expect(await count({ marking: "open" })).toBe(6);
    expect(await count({ marking: compartmentId })).toBe(1);
    expect(await count({ marking: compartmentId }, people.reader)).toBe(0);
  });

  it("pages through the hits of one noun without a gap", async () => {
    for (let n = 0; n < 25; n++) await say(`Locust swarm ${n}.`, { heldFrom: "2019-05-01" });
    expect((await search(recorder, { q: "locust" })).of("statement")).toMatchObject({ count: 25, ids: { length: 5 } });
    const page = async (n: string) =>
      (await search(recorder, { q: "locust", noun: "statement", page: n })).of("statement")?.ids ?? [];
    expect(new Set([...(await page("1")), ...(await page("2"))]).size).toBe(25);
    expect(await page("3")).toEqual([]);
  });
});

describe("words that the database cannot take whole", () => {
  it.each([2_030, 2_039, 2_046, 2_050, 3_900])("are saved and found, of %s letters", async (length) => {
    for (const letter of ["w", "字"]) {
      const word = letter.repeat(length);
      await say(`Quokka ${length} ${word}.`);
      const { rows } = await owner.query<{ found: boolean }>(
        `select bool_or(words @@ search_query($2, '{en}', array[search_scope($1, null)])) as found from search_document
          where negotiation_id = $1`,
        [team.negotiationId, `'quokka' <-> '${length}' <-> '${word}'`],
      );
      expect(rows[0]?.found).toBe(true);
    }
    expect((await search(recorder, { q: `quokka ${length}` })).of("statement")?.count).toBe(2);
  });

  it("or that were never indexed, are when it is asked for", async () => {
    const { recordId } = await say("A numbat was missed.");
    const { sourceId } = await newSource("A missed bulletin", { words: "Numbats were counted.", language: "en" });
    await owner.query("delete from search_document where record_id = $1 or series_id = $2", [recordId, sourceId]);
    expect(await counts(recorder, "numbat")).toEqual([]);
    const { rows } = await owner.query<{ made: string }>("select index_missing_for_search() as made");
    expect(Number(rows[0]?.made)).toBeGreaterThanOrEqual(2);
    expect(await counts(recorder, "numbat")).toEqual(["statement 1", "source 1"]);
  });
});

describe("a source's own words", () => {
  it("are found in their language, and marked; under its marking by nobody else", async () => {
    await newSource("Communiqué", { words: "Les ornithorynques étrangers.", language: "fr" });
    expect((await search(recorder, { q: "ornithorynque" })).of("source")).toMatchObject({ count: 1 });
    await newSource("Cable", { words: "The wombats.", compartmentId }, team.people.insider);
    expect([await counts(team.people.reader, "wombat"), await counts(team.people.insider, "wombat")]).toEqual([
      [],
      ["source 1"],
    ]);
  });
});

describe("the two clocks", () => {
  it("offer and mean the names of what stands then: none that was taken back, is marked now, or was not yet", async () => {
    const { negotiationId, people } = team;
    const { reader, insider } = people;
    const named = (name: string, more: object = {}, actor = recorder) =>
      execute(delegateNoun.record, actor, { negotiationId, name, partyId, ...more });
    must(await named("Barzani"));
    const gone = must(await named("Barzanu", {}, insider));
    const spoken = await say("Spoke.", { partyId: undefined, capacity: "official", speakerName: "Barzano" });
    const offered = async (asOf?: string) =>
      (await search(reader, { q: "barzanx" }, asOf ? { asOf } : {})).choices.parties.map(({ name }) => name);
    expect((await search(reader, { q: "barzanx" })).insteadOf[0]?.names).toEqual(["barzani", "barzano", "barzanu"]);
    expect(await offered()).toEqual(expect.arrayContaining(["Barzani", "Barzanu"]));
    must(await execute(delegateNoun.retract, insider, { negotiationId, recordId: gone.recordId, reason: "Nobody." }));
    must(
      await execute(statementNoun.retract, recorder, { negotiationId, recordId: spoken.recordId, reason: "Never." }),
    );
    expect((await search(reader, { q: "barzanx" })).insteadOf[0]?.names).toEqual(["barzani"]);
    expect(await offered()).not.toContain("Barzanu");
    expect(await offered("2019-01-01")).not.toContain("Barzani");
    expect(await offered("2019-01-01")).toContain("United States");
  });

  it("leave nothing unsaid that stands among more than are looked through", async () => {
    const { negotiationId } = team;
    const holds = (why: string, heldFrom: string) => {
      const position = { stance: "supports", basis: "reported", confidence: "low" };
      return execute(positionNoun.record, recorder, {
        negotiationId,
        partyId: otherId,
        termId,
        ...position,
        why,
        heldFrom,
      });
    };
    for (const day of ["01", "02", "03", "04", "05"]) must(await holds("A dugong.", `2018-05-${day}`));
    const found = (most: number) =>
      asActor(
        recorder,
        (tx) => tx.$queryRaw`
        select of_kind::int, is_all from find_documents(${negotiationId}::uuid, 'dugong', '', '{en}', null, null, null, null,
          null, null, null, null, '2018-05-05 12:00+00', null, false, false, false, 50, 0, ${most}::int)`,
      );
    // One of the five stands.
    expect(await found(1)).toEqual([{ of_kind: 1, is_all: true }]);
    expect(await found(0)).toEqual([{ of_kind: null, is_all: false }]);
  });

  it("find what was known then, and what held then", async () => {
    const { negotiationId } = team;
    const holds = (why: string, heldFrom: string) =>
      execute(positionNoun.record, recorder, {
        ...{
          negotiationId,
          partyId,
          termId,
          stance: "supports",
          basis: "reported",
          confidence: "medium",
          why,
          heldFrom,
        },
      });
    must(await holds("Because of the glacier.", "2019-01-10"));
    must(await holds("Because of the volcano.", "2019-02-10"));
    const why = async (q: string, asOf?: string, past?: string) =>
      (await search(recorder, { q, past: past ?? null }, asOf ? { asOf } : {})).of("position")?.count ?? 0;
    expect([await why("glacier"), await why("volcano")]).toEqual([0, 1]);
    expect([await why("glacier", "2019-01-20"), await why("volcano", "2019-01-20")]).toEqual([1, 0]);
    expect(await why("glacier", "2019-01-01")).toBe(0);
    expect([await why("glacier", undefined, "1"), await why("volcano", undefined, "1")]).toEqual([1, 1]);
    expect(await search(recorder, { q: "volcano" }, { knownAt: "2020" })).toMatchObject({ groups: [] });
  });

  it("find no more what was corrected or taken back, with the past or without", async () => {
    const { negotiationId } = team;
    const { recordId } = await say("The okapi agreed.");
    const { recordId: second } = must(
      await execute(statementNoun.record, recorder, {
        ...{
          negotiationId,
          partyId,
          text: "The giraffe agreed.",
          ...said,
          supersedesId: recordId,
          reason: "Misheard.",
        },
      }),
    );
    expect([await counts(recorder, "okapi"), await counts(recorder, "okapi", { past: "1" })]).toEqual([[], []]);
    expect(await counts(recorder, "giraffe")).toEqual(["statement 1"]);
    must(await execute(statementNoun.retract, recorder, { negotiationId, recordId: second, reason: "Never said." }));
    expect([await counts(recorder, "giraffe"), await counts(recorder, "giraffe", { past: "1" })]).toEqual([[], []]);
  });
});

describe("what somebody said", () => {
  it("is one page: their words, positions on the terms meant, answers; with sources, from late to early, at the moment", async () => {
    const { negotiationId, people } = team;
    const { partyId: speaker } = must(
      await execute(partyNoun.record, recorder, {
        ...{
          negotiationId,
          name: "Norway",
          code: freshCode(),
          kind: "state",
          role: "mediator",
          isAtTable: true,
          heldFrom: "2018",
        },
      }),
    );
    const { delegateId } = must(
      await execute(delegateNoun.record, recorder, { negotiationId, name: "Kai Eide", partyId: speaker }),
    );
    const { termId: quarry } = await wordTerm(recorder, {
      negotiationId,
      number: "7.7",
      title: "Quarries",
      text: "Marble.",
    });
    const holds = (stance: string, heldFrom: string) =>
      execute(positionNoun.record, recorder, {
        ...{ negotiationId, partyId: speaker, termId: quarry, stance, basis: "reported", confidence: "low", heldFrom },
      });
    must(await holds("opposes", "2019-01-05"));
    must(await holds("supports", "2019-03-05"));
    await say("Quarries shall close.", {
      heldFrom: "2019-02-05",
      partyId: undefined,
      capacity: "official",
      speakerId: delegateId,
    });
    await say("Quarries in secret.", { heldFrom: "2019-02-06", partyId: speaker, compartmentId }, people.insider);
    await say("The weather was fine.", { heldFrom: "2019-02-07", partyId: speaker });
    const ask = { negotiationId, partyId: speaker, termId: quarry };
    must(
      await execute(questionNoun.record, recorder, {
        ...ask,
        text: "Which quarry?",
        answer: "All of them.",
        heldFrom: "2019-02-08",
      }),
    );
    must(
      await execute(questionNoun.record, recorder, { ...ask, text: "And quarries elsewhere?", heldFrom: "2019-02-09" }),
    );
    const said = async (actor: Actor, params: SearchParams, asOf?: string) => {
      const opened = openedAs(actor, team);
      const { timeZone: zone, present } = opened.negotiation;
      const moment = parseMoment(asOf ? { asOf } : {}, { zone, present }, new Date());
      const { actor: by, entries } = await saidPage({ ...opened, moment }, readSearch(params, zone).asked);
      return [
        by?.name,
        ...entries.map(
          ({ kind, stance, words }) => stance ?? `${kind}: ${words?.pieces.map(({ text }) => text).join("")}`,
        ),
      ];
    };
    const open = ["supports", "question: All of them.", "statement: Quarries shall close.", "opposes"];
    expect(await said(people.reader, { party: speaker, q: "quarry" })).toEqual(["Norway", ...open]);
    expect(await said(people.insider, { party: speaker, q: "quarry" })).toContain("statement: Quarries in secret.");
    // The term is on record since today, so on that day the words alone lead there.
    expect(await said(people.reader, { party: speaker, q: "quarry" }, "2019-02-05")).toEqual(["Norway", open[2]]);
    expect(await said(people.reader, { party: speaker, term: quarry }, "2019-02-05")).toEqual(["Norway", "opposes"]);
    expect(await said(people.reader, { party: delegateId, q: "quarry" })).toEqual(["Kai Eide", open[2]]);
    expect(await said(people.reader, { party: speaker, term: quarry })).toEqual([
      "Norway",
      "supports",
      "question: All of them.",
      "opposes",
    ]);
    expect(await said(people.outsider, { party: speaker, q: "quarry" })).toEqual([undefined]);
  });
});

describe("the wall", () => {
  it("lets an outsider find nothing, and no other negotiation's words", async () => {
    await say("Pangolins were discussed.");
    expect(await counts(team.people.outsider, "pangolins")).toEqual([]);
    const elsewhere = await newTeam(owner, {});
    const found = await searchPage(
      openedAs(elsewhere.people.founder, elsewhere),
      readSearch({ q: "pangolins" }, "UTC").asked,
      true,
    );
    expect(found.groups).toEqual([]);
  });

  it("shows nothing of another compartment by a count, a rank, a name that was meant or a choice", async () => {
    const { negotiationId, people } = team;
    for (const text of ["Tapir in the open.", "Tapir and more of the tapir, at a length."]) await say(text);
    const seen = async () => {
      const { groups, ...rest } = await search(people.reader, { q: "tapir" });
      const direct = await asActor(
        people.reader,
        (tx) => tx.$queryRaw`
        select record_id, rank, of_kind::int, is_all from find_documents(${negotiationId}::uuid, 'tapir', '', '{en}', null, null, null, null,
          null, null, null, null, now(), null, true, false, false, 50, 0, 2)`,
      );
      return JSON.stringify({ groups, rest, direct });
    };
    const before = await seen();
    const marked = { compartmentId };
    for (let n = 0; n < 5; n++) await say(`Tapir tapir ${n}.`, marked, people.insider);
    must(await execute(delegateNoun.record, people.insider, { negotiationId, name: "Tapirus Hidden", ...marked }));
    expect(await seen()).toBe(before);
    expect((await search(people.reader, { q: "tapiru hidden" })).insteadOf).toEqual([]);
    expect((await search(people.insider, { q: "tapir" })).of("statement")).toMatchObject({
      count: 7,
      ids: { length: 5 },
    });
  });

  it("keeps hidden words apart in the index, so that their number costs a reader nothing", async () => {
    const { rows } = await owner.query<{ open: string; hidden: string }>(
      `select count(*) filter (where words @@ search_query('tapir', '{en}', array[search_scope($1, null)])) as open,
              count(*) filter (where words @@ search_query('tapir', '{en}', array[search_scope($1, $2)])) as hidden
         from search_document`,
      [team.negotiationId, compartmentId],
    );
    expect(rows[0]).toEqual({ open: "2", hidden: "5" });
  });

  it("finds of a series with a marking of its own what its reader sees last, and that once", async () => {
    const { negotiationId, people } = team;
    const holds = (actor: Actor, why: string, heldFrom: string, more: object = {}) =>
      execute(positionNoun.record, actor, {
        ...{
          negotiationId,
          partyId: otherId,
          termId,
          stance: "opposes",
          basis: "reported",
          confidence: "low",
          why,
          heldFrom,
          ...more,
        },
      });
    must(await holds(recorder, "An axolotl in public.", "2019-01-10"));
    must(await holds(people.insider, "An axolotl in private.", "2019-02-10", { compartmentId }));
    expect((await search(people.reader, { q: "axolotl" })).of("position")?.texts).toEqual(["An axolotl in public."]);
    expect((await search(people.insider, { q: "axolotl" })).of("position")?.texts).toEqual(["An axolotl in private."]);
  });
});

describe("the database", () => {
  it("folds as we do", async () => {
    const letters = [
      [0x20, 0x52f],
      [0x530, 0x6ff],
      [0x1e00, 0x20cf],
      [0x2190, 0x2e4f],
      [0xfb50, 0xfeff],
    ].flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place)),
    );
    // Each letter alone, between others, and in the company of those that stand far from it.
    const texts = letters.flatMap((letter, place) => [
      letter,
      `a${letter}b`,
      [1, 7, 61, 512].map((step) => letters[(place * step + step) % letters.length]).join(""),
    ]);
    const { rows } = await owner.query<{ folded: string }>(
      "select search_fold(t) as folded from unnest($1::text[]) with ordinality as u (t, place) order by place",
      [texts],
    );
    const differing = texts.filter((text, place) => rows[place]?.folded !== fold(text));
    expect(differing).toEqual([]);
  });

  it("lets nobody write what is found by, and needs no more than its rows to be read", async () => {
    const appRole = new URL(process.env.DATABASE_URL ?? "").username;
    const may = await owner.query<{ privilege: string }>(
      `select privilege from unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) as privilege
        where has_table_privilege($1, 'search_document', privilege)`,
      [appRole],
    );
    expect(may.rows).toEqual([{ privilege: "SELECT" }]);
    const { rows } = await owner.query<{ missing: string }>(
      `select count(*) as missing from record r
        where r.negotiation_id = $1 and not r.is_retraction and exists (select 1 from search_parts(r.kind::text))
          and not exists (select 1 from search_document d where d.record_id = r.id)`,
      [team.negotiationId],
    );
    expect(rows[0]?.missing).toBe("0");
  });
});
