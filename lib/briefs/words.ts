/** What the fields of a kept brief are called. */
import { date, type FieldWords, type NounWords, plain } from "@/lib/record/words";
import { type BriefSection, briefSections, sectionsInWords } from "./rules";

const sections: FieldWords = {
  label: "Sections",
  say: (value) => {
    const given: readonly unknown[] = Array.isArray(value) ? value : [];
    return (
      sectionsInWords(given.filter((one): one is BriefSection => briefSections.some((each) => each === one))) || null
    );
  },
};

/** An instant, to the minute of UTC. */
const instant = (label: string): FieldWords => ({
  label,
  say: (value, names, all) => {
    const text = value instanceof Date ? value.toISOString() : value;
    return typeof text === "string" && text !== "" ? date(label).say(text.slice(0, 16), names, all) : null;
  },
});

export const briefWords: NounWords = {
  title: plain("Title"),
  sections,
  since: date("Changes since"),
  asOf: instant("As of"),
  knownAt: instant("As known at"),
};
