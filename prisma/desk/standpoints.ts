/** Who holds what on which term and held what before; and what colleagues say of the words. */
import { seriesAbout } from "@/lib/record/commands/publish";
import type { Stance } from "@/lib/positions/rules";
import { makeAnchor } from "@/lib/text/anchor";
import { anyOf, between, cited, day, type Entry, entry, happens, type Plan, someOf } from "./entry";
import { reasons, remarks } from "./words";

type Held = { partyId: string; term: Plan["terms"][number]; on: number; times: number; recordId: string };

/** First what each pair held at first, then, pair by pair and round by round, what it has held since. */
export function* planPositions(plan: Plan): Generator<Entry> {
  const { positions, history } = plan.size;
  const pairs = plan.parties.flatMap((partyId) => plan.terms.map((term) => ({ partyId, term })));
  const held: Held[] = someOf(plan, pairs, positions).map((pair) => ({ ...pair, on: 0, times: 0, recordId: "" }));
  for (const pair of held) yield holdAnew(plan, pair, between(plan, 10, 250));
  for (let place = 0; place < history; place += 1) {
    // A prime stride goes through all pairs before it comes to the first again, and not party by party.
    const pair = held[(place * 7919) % held.length];
    if (!pair) return;
    const isCorrection = happens(plan, 0.06);
    yield holdAnew(
      plan,
      pair,
      isCorrection ? pair.on : Math.min(plan.present, pair.on + between(plan, 3, 90)),
      isCorrection,
    );
  }
}

const stances: readonly Stance[] = [
  "rejects",
  "strongly_opposes",
  "opposes",
  "neutral",
  "can_live_with",
  "supports",
  "champions",
  "unknown",
  "no_position",
  "conditional",
];

function holdAnew(plan: Plan, pair: Held, on: number, isCorrection = false): Entry {
  const { partyId, term } = pair;
  const stance = anyOf(plan, stances);
  const session = plan.sessions.find((sitting) => sitting.day === on);
  const isMarked = pair.times === 0 && happens(plan, 0.01);
  const seriesId = seriesAbout("position", partyId, term.id);
  const made = entry(
    plan,
    "position",
    { name: `position ${partyId} ${term.id} ${pair.times}`, seriesId },
    {
      heldFrom: day(on),
      citations: cited(plan),
      ...(session ? { sessionId: session.id } : {}),
      ...(isMarked ? { compartmentId: plan.compartmentId } : {}),
      ...(isCorrection && pair.recordId
        ? { supersedesId: pair.recordId, reason: "Misheard; put right from the tape." }
        : {}),
    },
    {
      partyId,
      termId: term.id,
      stance,
      basis: anyOf(plan, ["public", "in_the_room", "reported", "assessed"]),
      confidence: anyOf(plan, ["low", "medium", "high"]),
      salience: anyOf(plan, ["low", "medium", "high"]),
      ...(happens(plan, 0.5) ? { why: anyOf(plan, reasons) } : {}),
      intervals: term.axis ? intervalsOf(plan) : [],
      conditions: stance === "conditional" ? [conditionOf(plan, term.id)] : [],
    },
  );
  pair.times += 1;
  pair.on = on;
  // A correction keeps to the marking of what it corrects: what is marked is left as it is.
  pair.recordId = isMarked ? "" : made.recordId;
  return made;
}

function intervalsOf(plan: Plan) {
  const from = between(plan, 2, 30);
  const to = from + between(plan, 3, 30);
  return [
    { verdict: "accepts", from, to },
    { verdict: "unknown", from: to, fromOpen: true, to: to + 12 },
  ];
}

function conditionOf(plan: Plan, termId: string) {
  const other = anyOf(plan, plan.terms).id;
  return other === termId || happens(plan, 0.3)
    ? { kind: "text", text: "If the costs of the gauges are shared." }
    : { kind: "term_status", termId: other, atLeast: "agreed_in_principle" };
}

/** So many remarks stand on the first wording in a record of any size, so that the page of its clause keeps its size. */
const onFirstWording = 50;

export function* planRemarks(plan: Plan): Generator<Entry> {
  for (let place = 0; place < plan.size.annotations; place += 1) {
    const [foremost] = plan.wordings;
    const among = place < onFirstWording && foremost ? [foremost] : plan.wordings.slice(1);
    const { recordId: clauseVersionId, termId, text } = anyOf(plan, among);
    const words = [...text.matchAll(/\S+/g)];
    const first = between(plan, 0, words.length - 1);
    const last = Math.min(words.length - 1, first + between(plan, 0, 9));
    const [start, end] = [words[first]?.index ?? 0, (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0)];
    const anchor = makeAnchor(text, start, end);
    if (!anchor) continue;
    const kind = anyOf(plan, ["comment", "comment", "question", "concern", "suggestion"]);
    const replacement = kind === "suggestion" ? { replacement: "in accordance with the Annex" } : {};
    const on = { heldFrom: day(between(plan, 200, plan.present)) };
    const name = `remark ${place}`;
    const fields = {
      clauseVersionId,
      kind,
      body: anyOf(plan, remarks),
      ...replacement,
      start,
      end,
      quote: anchor.quote,
    };
    yield entry(plan, "annotation", { name }, on, fields, {
      command: "annotation.make",
      row: { ...anchor, termId, ...noMarks },
    });
    yield* planThread(plan, name, on);
  }
}

/** Whom the remarks mention, and what they link to. */
const noMarks = { mentionedIds: [], mentionMarks: [], linkedIds: [], linkMarks: [], saidBy: null };

function* planThread(plan: Plan, remark: string, on: { heldFrom: string }): Generator<Entry> {
  const annotationId = plan.id(remark);
  for (let place = 0; happens(plan, 0.35); place += 1)
    yield entry(
      plan,
      "annotation_reply",
      { name: `reply ${place} to ${remark}` },
      on,
      { annotationId, body: anyOf(plan, remarks) },
      { command: "annotation.reply", idName: "replyId", row: noMarks },
    );
  if (happens(plan, 0.3))
    yield entry(
      plan,
      "annotation_state",
      { name: `end of ${remark}`, seriesId: seriesAbout("annotation_state", annotationId) },
      on,
      { annotationId },
      { command: "annotation.resolve", idName: "recordId", row: { state: "resolved" } },
    );
}
