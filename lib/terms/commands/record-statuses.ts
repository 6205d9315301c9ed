import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { requireSeries } from "@/lib/record/commands/publish";
import { termStatusLabels } from "../rules";
import { listed } from "../rules/answer";
import { recordTermStatusesInput } from "../schema";
import { termsSeen } from "./standing-terms";
import { reopenedFrom, termStatusNoun } from "./term-status";

/** The status that several terms had from a date on: recorded for all of them, or for none. */
export const recordTermStatuses = command({
  name: "term_status.record_many",
  input: recordTermStatusesInput,
  may: mayRecord,
  change: async (context, { termIds, ...fields }) => {
    const ids = [...new Set(termIds)];
    const compartmentId = fields.compartmentId ?? null;
    for (const id of ids) await requireSeries(context, "term", id, { compartmentId, field: "termIds" });
    const terms = new Map((await termsSeen(context)).map((term) => [term.seriesId, term]));
    const nameOf = (id: string) => {
      const term = terms.get(id);
      return term ? `${term.number} ${term.title}` : "A term";
    };
    const reopened: string[] = [];
    for (const termId of ids) {
      const from = fields.reason ? null : await reopenedFrom(context, { ...fields, termId }, null);
      if (from) reopened.push(`${nameOf(termId)} (${termStatusLabels[from].toLowerCase()})`);
    }
    if (reopened.length > 0)
      throw new Refusal(`This reopens ${listed(reopened)}. Say why: nothing has been recorded yet.`, "reason");
    const recordIds: string[] = [];
    for (const termId of ids) {
      try {
        recordIds.push((await termStatusNoun.publish(context, { ...fields, termId })).recordId);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        const message = `Somebody recorded how ${nameOf(termId)} stands while you were writing. Nothing has been recorded yet.`;
        throw new Conflict(message, error.standing);
      }
    }
    return { recordIds };
  },
});
