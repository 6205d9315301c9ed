/** What the fields of sources, statements, figures, risks and questions are called, and how their values are said. */
import { basisLabels, reliabilityLabels } from "@/lib/record/rules";
import { choice, date, named, type NounWords, plain } from "@/lib/record/words";
import { levelLabels, sourceKindLabels, statementCapacityLabels } from "./rules";

export const sourceWords: NounWords = {
  title: plain("Title"),
  kind: choice("Kind", sourceKindLabels),
  publisher: plain("Publisher"),
  published: date("Published"),
  url: plain("Address"),
  reliability: choice("Reliability", reliabilityLabels),
  origin: plain("Rests on"),
  note: plain("Note"),
  language: plain("Language"),
};

export const statementWords: NounWords = {
  text: plain("What was said"),
  speakerId: named("Speaker", "delegate"),
  speakerName: plain("Speaker as named"),
  partyId: named("For", "party"),
  capacity: choice("Capacity", statementCapacityLabels),
  basis: choice("How it reached us", basisLabels),
  termIds: named("On", "term"),
};

export const figureWords: NounWords = {
  label: plain("What it counts"),
  value: plain("Value"),
  unit: plain("Unit"),
  about: date("The time it is about"),
  termId: named("Bears on", "term"),
  note: plain("Note"),
};

export const riskWords: NounWords = {
  text: plain("The risk"),
  termId: named("Threatens", "term"),
  likelihood: choice("Likelihood", levelLabels),
  impact: choice("Impact", levelLabels),
};

export const questionWords: NounWords = {
  text: plain("The question"),
  partyId: named("Whom to ask", "party"),
  termId: named("On", "term"),
  settles: plain("What an answer settles"),
  askOn: date("To be asked"),
  answer: plain("Answer"),
};
