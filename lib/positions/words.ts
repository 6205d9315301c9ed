/** What the fields of a position are called, and how their values are said. */
import { z } from "zod";
import { levelLabels } from "@/lib/evidence/rules";
import { basisLabels } from "@/lib/record/rules";
import { choice, type FieldWords, named, type Names, type NounWords, plain } from "@/lib/record/words";
import { stanceLabels } from "./rules";
import { type Condition, conditionInWords } from "./rules/conditions";
import { parseIntervals, printBounds, printIntervals } from "./rules/interval-syntax";
import { intervalsInWords } from "./rules/interval-words";
import { conditionSchema, intervalSchema } from "./schema";

const intervals: FieldWords = {
  label: "On the axis",
  say: (value, names, { termId }) => {
    const unit = unitOf(termId, names);
    // As typed, it may not be readable; where it is, it says what the record would.
    if (typeof value === "string") {
      const typed = unit ? parseIntervals(value, unit) : null;
      return (unit && typed?.ok ? intervalsInWords(typed.intervals, unit) : value) || null;
    }
    const read = z.array(intervalSchema).safeParse(value);
    return (read.success && unit && intervalsInWords(read.data, unit)) || null;
  },
  typed: (value, names, { termId }) => {
    const unit = unitOf(termId, names);
    const read = z.array(intervalSchema).safeParse(value);
    return read.success && unit ? printIntervals(read.data, unit) : null;
  },
};

function unitOf(termId: unknown, names: Names) {
  return typeof termId === "string" ? names.termFacts(termId)?.axisUnit : null;
}

const conditions: FieldWords = {
  label: "If",
  say: (value, names) => {
    const read = z.array(conditionSchema).safeParse(value);
    return (read.success && read.data.map((each) => conditionInWords(each, names.termFacts)).join("; ")) || null;
  },
  rows: (value, names) => {
    const read = z.array(conditionSchema).safeParse(value);
    return read.success ? read.data.map((each) => rowOf(each, names)) : [];
  },
};

/** As its form's fields hold it. */
function rowOf(condition: Condition, names: Names): Record<string, string> {
  if (condition.kind === "text") return { kind: "text", text: condition.text };
  const { kind, termId } = condition;
  if (kind === "term_status") return { kind, termId, atLeast: condition.atLeast };
  return { kind, termId, within: printBounds(condition.within, unitOf(termId, names) ?? "troops") };
}

export const positionWords: NounWords = {
  partyId: named("Party", "party"),
  termId: named("Term", "term"),
  stance: choice("Stance", stanceLabels),
  intervals,
  conditions,
  basis: choice("How it is known", basisLabels),
  confidence: choice("Confidence", levelLabels),
  salience: choice("Salience", levelLabels),
  why: plain("Why"),
};
