/** Who holds what, what of it moved, and what to ask of whom. */
import { changeInWords } from "@/lib/analysis/moves-in-words";
import {
  comparisonMarkings,
  entryMovedInWords,
  firstsInWords,
  movedInShort,
  movesCounted,
  newsInShort,
  seatMovedInWords,
  statusMovedInWords,
  wordsMovedInWords,
} from "@/lib/analysis/changes/in-words";
import { capitalised, listed } from "@/lib/analysis/counting-words";
import { namesOf } from "@/lib/analysis/changes/names";
import { levelLabels } from "@/lib/evidence/rules";
import type { PositionView } from "@/lib/positions/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { basisLabels } from "@/lib/record/rules";
import { languageName } from "@/lib/text/languages";
import type { Block, Line } from "../rules/brief";
import { dayOf, type Material, say, type Writing } from "./material";

export function positionsBlocks({ facts, positions, positionCount }: Material, to: Writing): Block[] {
  const { terms, parties } = facts;
  const [termsById, place] = [new Map(terms.map((term) => [term.id, term])), placesOf(parties)];
  const termOf = (termId: string) => termsById.get(termId) ?? null;
  // Parties and terms may be thousands each, so what is held is gone through, and not everything that could be.
  const onTerm = new Map<string, PositionView[]>(terms.map(({ id }) => [id, []]));
  for (const held of positions) onTerm.get(held.termId)?.push(held);
  const blocks = terms.flatMap((term): Block[] => {
    const inOrder = (onTerm.get(term.id) ?? [])
      .filter(({ partyId }) => place.has(partyId))
      .sort((a, b) => (place.get(a.partyId) ?? 0) - (place.get(b.partyId) ?? 0));
    const rows = inOrder.flatMap((held): Line[][] => {
      const party = parties[place.get(held.partyId) ?? -1];
      if (!party) return [];
      const { record } = held;
      const onAxis = term.axisUnit ? intervalsInWords(held.intervals, term.axisUnit) : "";
      const salience = held.salience ? `, salience ${levelLabels[held.salience]}` : "";
      return [
        [
          [say(party.name, "strong"), ...to.marked(party.record)],
          [say(`${stanceLabels[held.stance]}${salience}`), ...to.marked(record)],
          [say(onAxis)],
          [say(held.conditions.map((each) => conditionInWords(each, termOf)).join("; "))],
          [say(held.why ?? "")],
          [say(`${basisLabels[held.basis]}, ${dayOf(record.validText)}`), ...to.cited(record)],
        ],
      ];
    });
    if (rows.length === 0) return [];
    const title = `${term.number} ${term.title}`;
    return [
      { kind: "heading", line: [say(title), ...to.marked(term.record)] },
      {
        kind: "table",
        caption: `Positions on ${title}`,
        heads: ["Party", "Stance", "On the axis", "If", "Why", "How it is known"],
        rows,
      },
    ];
  });
  if (positionCount <= positions.length) return blocks;
  const left = `These are ${positions.length.toLocaleString("en-GB")} of ${positionCount.toLocaleString("en-GB")} positions.`;
  return [{ kind: "paragraph", line: [say(left, "quiet")] }, ...blocks];
}

const placesOf = (parties: readonly { id: string }[]) => new Map(parties.map(({ id }, place) => [id, place]));

export function movedBlocks({ moved, moment }: Material, to: Writing): Block[] {
  if (!moved) return [{ kind: "paragraph", line: [say("No earlier moment is on record to tell it from.", "quiet")] }];
  const { changes, since } = moved;
  const { termOf, partyOf } = namesOf(changes);
  const between = `${movedInShort(changes)} between ${dayOf(since)} and ${dayOf(moment.asOfDay)}.`;
  const said = [newsInShort(changes), movesCounted(changes)].filter(Boolean).join(" ");
  const blocks: Block[] = [
    { kind: "paragraph", line: [say(between, "strong"), ...to.marks(comparisonMarkings(changes))] },
    ...(said ? [{ kind: "paragraph" as const, line: [say(said, "quiet")] }] : []),
  ];
  for (const { term, entry, status, wordings, positions, firsts } of changes.terms) {
    const line = (what: string, words: string, markedWith: readonly string[]): Line => [
      say(`${what}: `, "strong"),
      say(words),
      ...to.marks(markedWith),
    ];
    blocks.push({ kind: "heading", line: [say(`${term.number} ${term.title}`), ...to.marked(term.record)] });
    blocks.push({
      kind: "list",
      items: [
        ...(entry ? [line("Term", entryMovedInWords(entry), entry.markedWith)] : []),
        ...(status ? [line("Status", statusMovedInWords(status), status.markedWith)] : []),
        ...wordings.map((wording) =>
          line(`Wording, ${languageName(wording.language)}`, wordsMovedInWords(wording), wording.markedWith),
        ),
        ...positions.map((each) =>
          line(
            partyOf(each.partyId)?.name ?? "A party",
            changeInWords(each, termOf(each.termId)?.axisUnit ?? null, termOf),
            each.markedWith,
          ),
        ),
        ...(firsts.length > 0 ? [line("Positions", firstsInWords(firsts), [])] : []),
      ],
    });
  }
  const seats = changes.parties.flatMap(({ party, seat }) => (seat ? [{ party, seat }] : []));
  if (seats.length > 0) {
    blocks.push({ kind: "heading", line: [say("Parties")] });
    blocks.push({
      kind: "list",
      items: seats.map(({ party, seat }) => [
        say(`${party.name}: `, "strong"),
        say(seatMovedInWords(seat)),
        ...to.marks(seat.markedWith),
      ]),
    });
  }
  if (changes.stillTerms.length > 0)
    blocks.push({
      kind: "paragraph",
      line: [
        say("Did not move: ", "strong"),
        say(changes.stillTerms.map(({ term }) => `${term.number} ${term.title}`).join(", ")),
        ...to.marked(...changes.stillTerms.map(({ term }) => term.record)),
      ],
    });
  return blocks;
}

type Asked = Material["board"]["questions"]["first"][number];

/** Nobody has raised it, nothing was said, and a yes would leave all as it is: told in one line with its like. */
const isUnheard = ({ isDerived, kind, yes, party, term }: Asked): boolean =>
  isDerived && kind === "silent" && yes.length === 0 && party !== null && term !== null;

/** "Faroe Islands on 1.1 and 1.2; Norway on 1.2". */
function unheardInWords(questions: readonly Asked[]): string {
  const byParty = new Map<string, string[]>();
  for (const { party, term } of questions)
    if (party && term) byParty.set(party.name, [...(byParty.get(party.name) ?? []), term.number]);
  return [...byParty].map(([party, numbers]) => `${party} on ${listed(numbers)}`).join("; ");
}

/** As many as one takes along to a session; the page of questions has the rest. */
const mostAsked = 12;

export function questionsBlocks({ board, facts }: Material, to: Writing): Block[] {
  const { total } = board.questions;
  const first = board.questions.first.slice(0, mostAsked);
  const unheard = first.filter(isUnheard);
  const asked = first.filter((question) => !isUnheard(question));
  const blocks: Block[] = [];
  if (asked.length > 0)
    blocks.push({
      kind: "list",
      items: asked.map(({ text, party, term, settles, settling, askOn, markedWith }): Line => {
        const about = [
          party && `ask ${party.name}`,
          term && `on ${term.number} ${term.title}`,
          askOn && `to be asked ${dayOf(askOn)}`,
        ];
        const told = [capitalised(about.filter(Boolean).join(", ")), settles ?? settling].filter(Boolean).join(". ");
        return [say(text, "strong"), ...(told ? [say(` ${told}`, "quiet")] : []), ...to.marks(markedWith)];
      }),
    });
  if (unheard.length > 0)
    blocks.push({
      kind: "paragraph",
      line: [
        say(`Not heard yet, though a yes would change nothing on record: ${unheardInWords(unheard)}.`, "quiet"),
        ...to.marks([...new Set(unheard.flatMap(({ markedWith }) => markedWith))]),
      ],
    });
  if (total > first.length)
    blocks.push({
      kind: "paragraph",
      line: [say(`${total - first.length} more stand on the page of questions.`, "quiet")],
    });
  const answered = facts.questions.filter(({ answer }) => answer !== null);
  if (answered.length > 0) {
    blocks.push({ kind: "heading", line: [say("Answered")] });
    blocks.push({
      kind: "list",
      items: answered.map(({ text, answer, record }) => [
        say(`${text} `, "strong"),
        say(`${answer}`),
        say(` (${dayOf(record.validText)})`, "quiet"),
        ...to.cited(record),
        ...to.marked(record),
      ]),
    });
  }
  return blocks;
}
