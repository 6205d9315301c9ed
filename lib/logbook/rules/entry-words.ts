/** How an entry reads in one line, whether it is still a draft or in the record: a sign, a sentence, what hangs on it. */
import { type Basis, basisLabels } from "@/lib/record/rules";
import { type StatementCapacity, statementCapacityLabels } from "@/lib/evidence/rules";
import { type Interval, type Stance, stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { type RoundEvent, type RoundState, roundEventLabels } from "@/lib/rounds/rules";
import { type AxisUnit, type TermStatus, termStatusLabels } from "@/lib/terms/rules";

/** What a sentence needs of the terms and people it names. Null: not on record for this reader. */
export type Names = {
  party: (id: string) => { name: string; code: string } | null;
  delegate: (id: string) => { name: string } | null;
  term: (id: string) => { number: string; title: string; axisUnit: AxisUnit | null } | null;
};

/** What stands at the front of an entry; drawn, never alone. */
export type Sign =
  | { kind: "stance"; stance: Stance }
  | { kind: "status"; status: TermStatus }
  | { kind: "round"; state: RoundState }
  | { kind: "mark"; mark: "?" | "!" | "—" | "“" | "#" | "§" };

/** A stretch of the sentence; names stand out. */
export type Word = { text: string; isName?: boolean };

export type EntryLine = {
  sign: Sign;
  words: Word[];
  /** After the bar: intervals, a date, a condition. */
  detail: string | null;
  /** At the end of the line: the basis, whom it is for. */
  aside: string | null;
  /** Of a question: the record of its answer. */
  isAnswer?: boolean;
};

export type EntryFacts =
  | {
      noun: "position";
      partyId: string;
      termId: string;
      stance: Stance;
      basis: Basis;
      intervals: readonly Interval[];
      conditions: readonly string[];
    }
  | { noun: "term_status"; termId: string; status: TermStatus; note: string | null }
  | {
      noun: "statement";
      text: string;
      speakerId: string | null;
      partyId: string | null;
      speakerName: string | null;
      capacity: StatementCapacity;
      basis: Basis;
    }
  | {
      noun: "round_event";
      event: RoundEvent;
      state: RoundState;
      date: string | null;
      planned: string | null;
      why: string | null;
    }
  | {
      noun: "figure";
      label: string;
      value: string | null;
      unit: string | null;
      about: string | null;
      termId: string | null;
    }
  | { noun: "risk"; text: string; termId: string | null; likelihood: string | null; impact: string | null }
  | {
      noun: "question";
      text: string;
      partyId: string | null;
      termId: string | null;
      askOn: string | null;
      answer: string | null;
    }
  | { noun: "source"; title: string; reliability: string; origin: string };

const unseen = "not on record here";

/** The entry in one line. Dates come in words. */
export function entryLine(facts: EntryFacts, names: Names): EntryLine {
  const party = (id: string): Word => ({ text: names.party(id)?.name ?? `A party ${unseen}`, isName: true });
  const term = (id: string): Word => {
    const found = names.term(id);
    return { text: found ? `${found.number} ${found.title}` : `a term ${unseen}`, isName: true };
  };
  const onTerm = (id: string | null) => (id ? [{ text: " on " }, term(id)] : []);
  switch (facts.noun) {
    case "position": {
      const unit = names.term(facts.termId)?.axisUnit ?? null;
      const conditions = facts.conditions.map((condition) => `if ${condition}`);
      const details = [unit ? intervalsInWords(facts.intervals, unit) : "", ...conditions].filter(Boolean);
      return {
        sign: { kind: "stance", stance: facts.stance },
        words: [party(facts.partyId), { text: ` ${stanceVerbs[facts.stance]} ` }, term(facts.termId)],
        detail: details.join("; ") || null,
        aside: basisLabels[facts.basis],
      };
    }
    case "term_status":
      return {
        sign: { kind: "status", status: facts.status },
        words: [term(facts.termId), { text: ` ${termStatusLabels[facts.status].toLowerCase()}` }],
        detail: facts.note,
        aside: null,
      };
    case "statement": {
      const delegate = facts.speakerId ? names.delegate(facts.speakerId) : null;
      const speaker = delegate?.name ?? facts.speakerName ?? (facts.partyId ? party(facts.partyId).text : "Unnamed");
      return {
        sign: { kind: "mark", mark: "“" },
        words: [{ text: speaker, isName: true }, { text: `: ${facts.text}` }],
        detail: null,
        aside: `${statementCapacityLabels[facts.capacity]}, ${basisLabels[facts.basis]}`,
      };
    }
    case "round_event": {
      const verb = ` ${roundEventLabels[facts.event].toLowerCase()}${facts.date ? ` ${facts.date}` : ""}`;
      const goesOn = facts.event === "scheduled" ? "opening" : "resumption";
      const details = [facts.planned && `${goesOn} planned ${facts.planned}`, facts.why].filter(Boolean);
      return {
        sign: { kind: "round", state: facts.state },
        words: [{ text: "Round", isName: true }, { text: verb }],
        detail: details.join("; ") || null,
        aside: null,
      };
    }
    case "figure": {
      const quantity = [facts.value, facts.unit].filter(Boolean).join(" ");
      return {
        sign: { kind: "mark", mark: "#" },
        words: [{ text: facts.label, isName: true }, { text: quantity ? ` ${quantity}` : "" }, ...onTerm(facts.termId)],
        detail: facts.about,
        aside: null,
      };
    }
    case "risk": {
      const weights = [facts.likelihood && `likelihood ${facts.likelihood}`, facts.impact && `impact ${facts.impact}`];
      return {
        sign: { kind: "mark", mark: "!" },
        words: [{ text: facts.text }],
        detail: facts.termId ? `to ${term(facts.termId).text}` : "to the process",
        aside: weights.filter(Boolean).join(", ") || null,
      };
    }
    case "question": {
      const to = [facts.partyId && `to ${party(facts.partyId).text}`, facts.askOn && `on ${facts.askOn}`];
      return {
        sign: { kind: "mark", mark: "?" },
        words: [{ text: facts.text }],
        isAnswer: facts.answer !== null,
        detail: facts.answer ? `answered: ${facts.answer}` : facts.termId ? term(facts.termId).text : null,
        aside: to.filter(Boolean).join(", ") || null,
      };
    }
    case "source":
      return {
        sign: { kind: "mark", mark: "§" },
        words: [{ text: facts.title, isName: true }],
        detail: `rests on ${facts.origin}`,
        aside: `reliability ${facts.reliability}`,
      };
  }
}

/** How the stance reads between a party and a term. */
export const stanceVerbs: Record<Stance, string> = {
  ...stanceLabels,
  neutral: "is neutral on",
  unknown: "unknown on",
  no_position: "has no position on",
  conditional: "accepts, on a condition,",
};
