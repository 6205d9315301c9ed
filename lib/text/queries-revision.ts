/** What is needed to put right, or to take back, one wording or one option. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { recordFacts } from "@/lib/record/reading";
import { clauseHistoryIn, clauseVersionsIn, originalsOf, sponsorsIn } from "./queries";

/**
 * The clause version or option of this record with its term, who can stand behind brackets and the sources to cite; null
 * where the record is neither, or not there for this reader.
 */
export async function wordingToRevise({ actor, negotiation, moment }: Opened, recordId: string) {
  return asActor(actor, async (tx) => {
    const where = { recordId, negotiationId: negotiation.id };
    const include = { record: { select: recordFacts } };
    const version = await tx.clauseVersion.findFirst({ where, include });
    const option = version ? null : await tx.option.findFirst({ where, include });
    if (!version && !option) return null;
    const sponsors = await sponsorsIn(tx, negotiation.id, moment);
    const sources = (await sourcesIn(tx, negotiation.id, moment)).map(({ id, title }) => ({ id, title }));
    const originals = version ? await originalsFor(tx, version, negotiation.id, moment) : [];
    return { version, option, originals, sponsors, sources };
  });
}

type Version = { termId: string; language: string; translatesId: string | null };

/** What a version can be a translation of, what it is recorded as one of first; `text` is null of what is not in force. */
async function originalsFor(tx: Tx, version: Version, negotiationId: string, at: Opened["moment"]) {
  const isOther = (each: Version) => each.termId === version.termId && each.language !== version.language;
  const history = (await clauseHistoryIn(tx, negotiationId, at, version.termId)).filter(isOther);
  const inForce = new Set((await clauseVersionsIn(tx, negotiationId, at)).filter(isOther).map(({ id }) => id));
  const named = [...(await originalsOf(tx, [version])).values()];
  const all = [...named, ...history.reverse().filter(({ id }) => id !== version.translatesId)];
  return all.map(({ id, language, number, text }) => ({
    ...{ id, language, number },
    text: inForce.has(id) ? text : null,
  }));
}
