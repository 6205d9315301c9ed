/** A negotiation with a little worded agreement of its own, for journeys that write in its text. */
import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { demoEmail } from "@/lib/platform/demo-people";
import type { Callers } from "./fixtures";

export const residual =
  "[Until the final withdrawal several thousand troops may remain [for up to sixty months]^TB to strike]^US, 👩🏽‍⚖️ permitting.";
export const residualInDari = "سربازان ایالات متحده می‌توانند [حداکثر تا شصت ماه]^TB باقی بمانند.";

export type WordedStage = { name: string; slug: string; id: string; termId: string; versionId: string };

/** Founds one as the owner, with two parties; officer, staff and reader are members. */
export async function partiesStage(callers: Callers) {
  const owner = await callers("owner");
  const name = `Margin ${randomUUID()}`;
  const { id, slug } = await owner.must<{ id: string; slug: string }>("negotiation.found", {
    name,
    timeZone: "Asia/Qatar",
  });
  const record = (command: string, input: object) => owner.must(command, { negotiationId: id, ...input });
  for (const [who, role] of [
    ["officer", "recorder"],
    ["staff", "commenter"],
    ["reader", "reader"],
  ] as const)
    await record("member.add", { email: demoEmail(who), role });
  for (const [code, party] of [
    ["US", "United States"],
    ["TB", "Taliban"],
  ])
    await record("party.record", { code, name: party, kind: "state", role: "negotiating", isAtTable: true });
  return { name, slug, id, record };
}

/** The same with two terms, the second worded in English and in Dari. */
export async function wordedStage(callers: Callers): Promise<WordedStage> {
  const { name, slug, id, record } = await partiesStage(callers);
  const article = await record("term.record", { number: "1", title: "Full withdrawal", kind: "article" });
  await record("clause_version.record", { termId: article.termId, text: "All foreign troops shall be withdrawn." });
  const { termId = "" } = await record("term.record", {
    number: "1.4",
    title: "Residual presence",
    kind: "paragraph",
    parentId: article.termId,
  });
  const { clauseVersionId = "" } = await record("clause_version.record", { termId, text: residual });
  await record("clause_version.record", {
    termId,
    text: residualInDari,
    language: "fa-AF",
    translatesId: clauseVersionId,
  });
  return { name, slug, id, termId, versionId: clauseVersionId };
}

/** Where a wording is written once the editor is there; before it is, a plain field stands in its place. */
export function wordingEditor(form: Locator, name: string): Locator {
  return form.getByRole("textbox", { name, exact: true }).and(form.locator("[contenteditable=true]"));
}
