/** A negotiation to log sessions in: the Doha talks as they stood before the Monday session. */
import { randomUUID } from "node:crypto";
import { demoEmail } from "@/lib/platform/demo-people";
import type { Callers } from "./fixtures";

export type LogbookStage = { id: string; slug: string; name: string };

/** Founds it as the owner, lets the others in, and records parties, people, terms and a source. */
export async function logbookStage(callers: Callers): Promise<LogbookStage> {
  const owner = await callers("owner");
  const name = `Doha ${randomUUID().slice(0, 8)}`;
  const founding = { name, timeZone: "Asia/Qatar", present: "2019-02-28" };
  const { id = "", slug = "" } = await owner.must("negotiation.found", founding);
  for (const [who, role] of [
    ["officer", "recorder"],
    ["manager", "manager"],
  ] as const)
    await owner.must("member.add", { negotiationId: id, email: demoEmail(who), role });

  const since = { negotiationId: id, heldFrom: "2019-01" };
  const party = async (code: string, called: string, role: string, isAtTable: boolean) =>
    (await owner.must("party.record", { ...since, code, name: called, kind: "state", role, isAtTable })).partyId ?? "";
  const us = await party("US", "United States", "negotiating", true);
  const taliban = await party("TB", "Taliban", "negotiating", true);
  await party("QA", "Qatar", "host", true);
  for (const [called, title, isHead] of [
    ["Zalmay Khalilzad", "special envoy", true],
    ["Gen. Austin S. Miller", "commander, international mission", false],
  ] as const)
    await owner.must("delegate.record", { ...since, name: called, title, partyId: us, isHead });
  const term = async (number: string, title: string) => {
    const axis = { axisUnit: "months", axisLabel: "months after signature" };
    const { termId = "" } = await owner.must("term.record", { ...since, number, title, kind: "paragraph", ...axis });
    await owner.must("term_status.record", { ...since, termId, status: "under_discussion" });
    return termId;
  };
  await term("1.1", "Withdrawal timetable");
  const residual = await term("1.4", "Residual presence");
  const unsure = { stance: "unknown", basis: "assessed", confidence: "low" };
  await owner.must("position.record", { ...since, partyId: taliban, termId: residual, ...unsure });
  const report = { title: "Press report", kind: "press", reliability: "B", origin: "unnamed officials" };
  await owner.must("source.record", { ...since, ...report });
  return { id, slug, name };
}
