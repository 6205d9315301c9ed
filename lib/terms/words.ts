/** What the fields of terms, their statuses and linkages are called, and how their values are said. */
import { choice, type FieldWords, named, type NounWords, plain, yesNo } from "@/lib/record/words";
import { type AxisUnit, linkageLabels, termKindLabels, termStatusLabels } from "./rules";
import { axisAmountInWords, axisUnitLabels } from "./rules/axis";

const baseline: FieldWords = {
  label: "Where it stands today",
  say: (value, _, { axisUnit }) => {
    if (typeof value === "string") return value;
    return typeof value === "number" ? axisAmountInWords(value, (axisUnit ?? "troops") as AxisUnit) : null;
  },
};

export const termWords: NounWords = {
  number: plain("Number"),
  title: plain("Title"),
  summary: plain("Summary"),
  kind: choice("Kind", termKindLabels),
  parentId: named("Under", "term"),
  axisUnit: choice("Axis", axisUnitLabels),
  axisLabel: plain("What the axis counts"),
  axisBaseline: baseline,
  isUnilateral: yesNo("Outside the agreement"),
};

export const termStatusWords: NounWords = {
  termId: named("Term", "term"),
  status: choice("Status", termStatusLabels),
  note: plain("Note"),
};

export const linkageWords: NounWords = {
  fromTermId: named("From", "term"),
  kind: choice("Linkage", linkageLabels),
  toTermId: named("To", "term"),
  why: plain("Why"),
  hasEnded: yesNo("Ended"),
};
