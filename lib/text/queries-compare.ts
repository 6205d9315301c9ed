/** What is compared: two wordings of one term, or the whole agreement as it is read and as it stood on an earlier day. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { idInput } from "@/lib/platform/inputs";
import type { ReadAt } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { termsIn } from "@/lib/terms/queries";
import { momentBeside } from "@/lib/time/moment";
import { dayOf } from "@/lib/time/zones";
import { type AgreementTerm, compareAgreements } from "./compare/agreements";
import { compareWordings } from "./compare/wordings";
import type { Actor } from "./force/actors";
import { changesInForce } from "./force/changes";
import { clauseHistoryIn, clauseVersionsIn, sponsorsIn } from "./queries";
import { remembered } from "./remembered";

type Agreements = { earlier: AgreementTerm[]; now: AgreementTerm[]; actors: Actor[] };

/** Of a large agreement this is a second's work, and a reader goes to and fro between two layouts of it. */
const comparedAgreements = remembered(4, ({ earlier, now, actors }: Agreements) =>
  compareAgreements(earlier, now, actors),
);

/**
 * Two wordings of a term in one language, by default the last and the one before. Null where the term is not there for
 * this reader, or has no two wordings to compare.
 */
export async function compareVersions(
  { actor, negotiation, moment }: Opened,
  asked: { termId: string; from: string | null; to: string | null },
) {
  if (!idInput.safeParse(asked.termId).success) return null;
  return asActor(actor, async (tx) => {
    const term = (await termsIn(tx, negotiation.id, moment)).find(({ id }) => id === asked.termId);
    const history = await clauseHistoryIn(tx, negotiation.id, moment, asked.termId);
    const to =
      history.find(({ id }) => id === asked.to) ??
      history.findLast(({ language }) => language === "en") ??
      history.at(-1);
    const versions = history.filter(({ language }) => language === to?.language);
    const before = to && versions[versions.indexOf(to) - 1];
    const from = versions.find(({ id }) => id === asked.from) ?? before ?? versions[0];
    if (!term || !from || !to) return null;
    return {
      ...{ term, versions, from, to },
      rows: compareWordings(from.text, to.text),
      force: changesInForce(from.text, to.text, await actorsIn(tx, negotiation.id, moment)),
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
    };
  });
}

/**
 * The agreement at the moment that is read beside what it was at the end of an earlier day, as known at that moment. With a
 * record instead, beside what it was and was known to be when that was made, to the millisecond: what came later on the same
 * day has changed since.
 */
export async function compareSince({ actor, negotiation, moment }: Opened, since: string, sinceRecord?: string | null) {
  return asActor(actor, async (tx) => {
    const made = sinceRecord ? await madeAt(tx, negotiation.id, sinceRecord) : null;
    const earlier = momentBeside(moment, made?.validText ?? since, negotiation);
    const knownAt = made && made.recordedAt < moment.knownAt ? made.recordedAt : null;
    const before = knownAt ? { ...earlier, knownAt, knownAtDay: dayOf(knownAt, negotiation.timeZone) } : earlier;
    return {
      ...comparedAgreements({
        earlier: await agreementAt(tx, negotiation.id, before),
        now: await agreementAt(tx, negotiation.id, moment),
        actors: await actorsIn(tx, negotiation.id, moment),
      }),
      earlier,
      /** When the record was made that it is compared with; null: it is compared with a day. */
      madeAt: made?.recordedAt ?? null,
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
    };
  });
}

async function madeAt(tx: Tx, negotiationId: string, recordId: string) {
  if (!idInput.safeParse(recordId).success) return null;
  return tx.record.findFirst({
    where: { id: recordId, negotiationId },
    select: { recordedAt: true, validText: true },
  });
}

/** Whom a wording can name: the parties, each by its name and its code, and the persons. */
export async function actorsIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Actor[]> {
  const parties = await partiesIn(tx, negotiationId, at);
  const delegates = await delegatesIn(tx, negotiationId, at);
  return [
    ...parties.map(({ id, name, code }) => ({ id, names: [name, code] })),
    ...delegates.map(({ id, name }) => ({ id, names: [name] })),
  ];
}

/** Every term in its order, with its wording in the language that is read first. */
async function agreementAt(tx: Tx, negotiationId: string, at: ReadAt): Promise<AgreementTerm[]> {
  const terms = await termsIn(tx, negotiationId, at);
  const versions = await clauseVersionsIn(tx, negotiationId, at);
  return terms.map(({ id, number, title, parentId }) => {
    const ofTerm = versions.filter(({ termId }) => termId === id);
    const text = (ofTerm.find(({ language }) => language === "en") ?? ofTerm[0])?.text ?? "";
    return { termId: id, number, title, parentId, text };
  });
}
