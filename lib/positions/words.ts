/** What the fields of a position are called, and how their values are said. */
import { z } from "zod";
import { levelLabels } from "@/lib/evidence/rules";
import { basisLabels } from "@/lib/record/rules";
import { choice, type FieldWords, named, type Names, type NounWords, plain } from "@/lib/record/words";
import { stanceLabels } from "./rules";
import { conditionInWords } from "./rules/conditions";
import { parseIntervals, printIntervals } from "./rules/interval-syntax";
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
};

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
