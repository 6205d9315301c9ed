/** What the fields of a review and of an answer are called. */
import { choice, date, named, type NounWords, plain } from "@/lib/record/words";
import { opinionLabels, reviewStateLabels } from "./rules";

export const reviewWords: NounWords = {
  termId: {
    label: "Of",
    say: (value, names, { briefId }) => {
      if (typeof value === "string") return `the wording of ${names.term(value) ?? "a term not on record here"}`;
      return briefId ? null : "the text";
    },
  },
  briefId: named("Of the brief", "brief"),
  reviewerIds: named("Asks", "person"),
  dueDate: date("By"),
  note: plain("Note"),
  state: choice("State", reviewStateLabels),
};

export const reviewAnswerWords: NounWords = {
  opinion: choice("Answer", opinionLabels),
  comment: plain("Because"),
};
