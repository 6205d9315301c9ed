/** What the fields of a position are called, and how their values are said. */
import { z } from "zod";
import { levelLabels } from "@/lib/evidence/rules";
import { basisLabels } from "@/lib/record/rules";
import { choice, type FieldWords, named, type NounWords, plain } from "@/lib/record/words";
import { stanceLabels } from "./rules";
import { conditionInWords } from "./rules/conditions";
import { intervalsInWords } from "./rules/interval-words";
import { conditionSchema, intervalSchema } from "./schema";

const intervals: FieldWords = {
  label: "On the axis",
  say: (value, names, { termId }) => {
    // As typed, it has not been read yet.
    if (typeof value === "string") return value || null;
    const read = z.array(intervalSchema).safeParse(value);
    const unit = typeof termId === "string" ? names.termFacts(termId)?.axisUnit : null;
    return (read.success && unit && intervalsInWords(read.data, unit)) || null;
  },
};

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
