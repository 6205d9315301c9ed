/** What the writers write: the ground that they stand on, and the acts, each with what has to be there afterwards. */
import { randomUUID } from "node:crypto";
import type { HttpCaller } from "./http-caller";

export type Ground = {
  negotiationId: string;
  slug: string;
  sourceId: string;
  otherSourceId: string;
  partyId: string;
  termId: string;
  roundId: string;
  clauseVersionId: string;
};

/** What the writers' remarks are on. */
const wording = "The parties shall withdraw within fourteen months.";

export type Kind = "position" | "question" | "statement" | "session" | "remark" | "draft" | "filing";

/** An act that was acknowledged: words that nothing else says, and the record that was given back for them. */
export type Acknowledged = { kind: Kind; mark: string; recordId: string; citations: number };

/** How many statements each filed session brings with it. */
export const statementsInFiling = 3;

/** Founds a negotiation and records what the acts refer to. The others may write in it. */
export async function prepareGround(founder: HttpCaller, others: readonly string[]): Promise<Ground> {
  const must = async (command: string, input: object): Promise<Record<string, string>> => {
    const heard = await founder.run(command, input, randomUUID());
    if (heard?.status !== 200) throw new Error(`${command}: ${heard?.status ?? "no answer"} ${heard?.message ?? ""}`);
    return heard.value;
  };
  const named = { name: `Soak ${randomUUID()}`, timeZone: "Asia/Qatar" };
  const { id: negotiationId = "", slug = "" } = await must("negotiation.found", named);
  for (const email of others) await must("member.add", { negotiationId, email, role: "recorder" });
  const here = { negotiationId, heldFrom: "2019-01" };
  const source = { ...here, kind: "press", reliability: "B", origin: "officials" };
  const party = { ...here, name: "Ruritania", code: "RU", kind: "state", role: "negotiating" };
  const term = { ...here, number: "1", title: "Withdrawal", kind: "article" };
  const round = { ...here, number: 1, title: "A round", venue: "Doha", timeZone: "Asia/Qatar", track: "track_1" };
  const termId = (await must("term.record", term)).termId ?? "";
  const clause = await must("clause_version.record", { ...here, termId, language: "en", text: wording });
  return {
    negotiationId,
    slug,
    termId,
    clauseVersionId: clause.recordId ?? "",
    sourceId: (await must("source.record", { ...source, title: "A report" })).sourceId ?? "",
    otherSourceId: (await must("source.record", { ...source, title: "Another" })).sourceId ?? "",
    partyId: (await must("party.record", party)).partyId ?? "",
    roundId: (await must("round.record", round)).roundId ?? "",
  };
}

export type Act = { kind: Kind; mark: string; citations: number; command: string; input: object };

/** One act of the kind. A position corrects the one before it, if there is one. */
export function actOf(kind: Kind, ground: Ground, corrects: string | null): Act {
  const { negotiationId, sourceId, otherSourceId, partyId, termId, roundId, clauseVersionId } = ground;
  const mark = `mark-${randomUUID()}`;
  const cited = [sourceId, otherSourceId].map((id) => ({ sourceId: id, credibility: 2, locator: "p. 1", quote: mark }));
  const here = { negotiationId, citations: cited };
  const act = (command: string, input: object): Act => ({ kind, mark, citations: cited.length, command, input });
  switch (kind) {
    case "position":
      return act("position.record", {
        ...here,
        ...{ partyId, termId, stance: "supports", basis: "reported", confidence: "low", why: mark },
        heldFrom: "2019-02-01",
        ...(corrects ? { supersedesId: corrects } : {}),
      });
    case "question":
      return act("question.record", { ...here, text: mark, partyId, termId });
    case "statement":
      return act("statement.record", { ...here, text: mark, partyId, capacity: "party", basis: "reported" });
    case "session":
      return act("session.record", {
        ...here,
        ...{ roundId, title: mark, format: "bilateral", venue: "Doha", timeZone: "Asia/Qatar", agenda: [termId] },
        attendance: [{ partyId, level: "senior", isHead: true }],
        heldFrom: "2019-02-25 10:00",
      });
    case "remark":
      return {
        ...act("annotation.make", {
          ...{ negotiationId, heldFrom: "2019-02", clauseVersionId, kind: "comment", body: mark },
          ...{ start: 0, end: wording.length, quote: wording },
        }),
        citations: 0,
      };
    case "draft":
    case "filing":
      return { ...act("draft.start", { negotiationId, content: notesOf(ground, mark) }), citations: 0 };
  }
}

/** The notes of a session, with statements among them that are filed with it or not at all. */
function notesOf({ partyId, termId, roundId }: Ground, mark: string): object {
  return {
    ...{ roundId, roundNumber: "", roundTitle: "", track: "track_1", opensRound: false, title: mark },
    ...{ format: "bilateral", venue: "Doha", timeZone: "Asia/Qatar", held: "25 Feb 2019", isDateInferred: false },
    ...{ level: null, levelNote: "", compartmentId: null, agenda: [termId] },
    attendance: [{ partyId, delegateId: null, level: "senior", isHead: true, note: "" }],
    blocks: Array.from({ length: statementsInFiling }, (_, place) => ({
      kind: "entry",
      key: `entry${place}`,
      command: "statement",
      fields: { text: `${mark} ${place}`, partyId, capacity: "party", basis: "reported" },
    })),
  };
}
