/** What the fields of parties and delegates are called, and how their values are said. */
import { choice, named, type NounWords, plain, yesNo } from "@/lib/record/words";
import { partyKindLabels, partyRoleLabels } from "./rules";

export const partyWords: NounWords = {
  name: plain("Name"),
  code: plain("Code"),
  kind: choice("Kind", partyKindLabels),
  role: choice("Role", partyRoleLabels),
  blocId: named("Belongs to", "party"),
  isAtTable: yesNo("At the table"),
  objectorIds: named("Objected to by", "party"),
  absenceReason: plain("Why it is not at the table"),
  note: plain("Note"),
};

export const delegateWords: NounWords = {
  name: plain("Name"),
  title: plain("Title"),
  partyId: named("Acts for", "party"),
  isHead: yesNo("Head of delegation"),
  note: plain("Note"),
};
