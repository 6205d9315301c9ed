/** What the fields of a split, a merge and an allotment are called. */
import { choice, named, type NounWords } from "@/lib/record/words";
import { allottableLabels } from "./rules/allotting";

export const lineageWords: NounWords = {
  fromTermId: named("Words of", "term"),
  toTermId: named("Went to", "term"),
};

export const allotmentWords: NounWords = {
  subjectKind: choice("What", allottableLabels),
  fromTermId: named("Said of", "term"),
  termIds: named("Belongs to", "term"),
};
