/** The agreement as it is read: every term's wording with what colleagues say beside it. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { type AddresseeView, addresseesIn } from "./queries-addressees";
import { asActor } from "@/lib/platform/actor";
import { composedOnce } from "@/lib/record/composed-once";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import { agreementOnce, type TermView } from "@/lib/terms/queries";
import type { TermStatus } from "@/lib/terms/rules";
import { type Translation, translationOf } from "@/lib/text/translations";
import { inReadingOrder } from "@/lib/text/languages";
import { type EndedVersion, endedVersionIn } from "@/lib/text/queries-history";
import { countOpenBrackets } from "@/lib/text/parse-brackets";
import {
  clauseHistoryIn,
  type ClauseVersionView,
  optionsIn,
  originalsOf,
  type SponsorView,
  sponsorsIn,
  versionTermsIn,
} from "@/lib/text/queries";
import type { Drafter } from "@/lib/text/rules";
import { threadsIn, type ThreadView } from "./queries";
import { isTakenBack, type MendedVersions, mendedVersionsIn, standingIn } from "./queries-mended";
import {
  inOrder,
  instantOf,
  type Line,
  type Marking,
  markingOf,
  type Names,
  type NoteView,
  notesBeside,
  notesMadeOn,
  type Said,
  type StrayNote,
  straysOf,
  type When,
  whenOf,
} from "./queries-notes";

/** One wording in the line of a term in one language. */
export type VersionStep = {
  id: string;
  number: number;
  language: string;
  when: When;
  author: string;
  drafter: Drafter;
  /** The party or mediator whose text it is. */
  drafterName: string | null;
  note: string | null;
  reason: string | null;
  /** The wording that it corrects, which can still be read. */
  correctsId: string | null;
};

export type ClauseView = VersionStep & {
  text: string;
  /** Who corrected it or took it back, where a wording is shown that is no longer on record. */
  ended: { isRetraction: boolean; by: string; when: When; reason: string | null } | null;
  /** The wording in force at the moment, rather than an earlier one asked for by its id. */
  isInForce: boolean;
  /** The wording in force, or nothing: what counts of brackets are about. */
  textInForce: string;
  openBrackets: number;
  marking: Marking | null;
  /** Of what the wording shown is a translation; null: it is authentic. */
  translation: Translation | null;
  /** It translates another wording, which the reader need not see. */
  isTranslation: boolean;
  notes: NoteView[];
  /** Every wording up to the moment, the first first. */
  steps: VersionStep[];
};

export type OptionPassage = {
  id: string;
  recordId: string;
  label: string;
  text: string;
  sponsors: SponsorView[];
  marking: Marking | null;
};

export type WordedTerm = {
  id: string;
  number: string;
  title: string;
  kind: string;
  depth: number;
  /** The ids of the terms above it, from the top. */
  path: string[];
  status: TermStatus | null;
  /** One for each language in which the term is worded, English first. */
  clauses: ClauseView[];
  strays: StrayNote[];
  options: OptionPassage[];
};

export type WordedAgreement = {
  terms: WordedTerm[];
  sponsors: SponsorView[];
  /** The team, by name: who can be mentioned, and who be asked to look into a remark. */
  addressees: AddresseeView[];
};

/**
 * The terms in order with their wordings, options and notes; of the version asked for, its own line at that version, which
 * may have been corrected or taken back.
 */
export async function wordedAgreement(opened: Opened, versionId: string | null = null): Promise<WordedAgreement> {
  const { actor, negotiation } = opened;
  return asActor(actor, async (tx) => {
    const { terms, statuses } = await agreementOnce(tx, opened);
    return {
      ...(await wordedIn(tx, opened, { terms, statuses }, { versionId })),
      addressees: await addresseesIn(tx, negotiation.id),
    };
  });
}

/** One term that has been read, and the status that it has; of the rest of the text nothing is read. */
export async function wordedTerm(
  opened: Opened,
  term: TermView,
  status: { status: TermStatus } | null = null,
): Promise<{ term: WordedTerm; sponsors: SponsorView[] }> {
  const { terms, sponsors } = await asActor(opened.actor, (tx) =>
    wordedIn(tx, opened, { terms: [term], statuses: new Map(status ? [[term.id, status]] : []) }, { termId: term.id }),
  );
  const [worded] = terms;
  if (!worded) throw new Error("One term was worded, and none came back.");
  return { term: worded, sponsors };
}

type Statuses = ReadonlyMap<string, { status: TermStatus }>;

/** These terms; with `termId` they are that one, and only what concerns its words is read. */
async function wordedIn(
  tx: Tx,
  opened: Opened,
  { terms, statuses }: { terms: readonly TermView[]; statuses: Statuses },
  { versionId = null, termId }: { versionId?: string | null; termId?: string },
): Promise<Omit<WordedAgreement, "addressees">> {
  const { negotiation, moment } = opened;
  const words = () => wordsIn(tx, opened, { versionId, termId });
  const { history, threads, mended, ended, placedOn, originals, options, sponsors, authors } =
    // Of all terms at once they are too much to be kept.
    termId === undefined || versionId !== null
      ? await words()
      : await composedOnce(tx, { negotiation, moment, what: ["words", termId], isSigned: true }, words);
  const compartments = await tx.compartment.findMany({ where: { negotiationId: negotiation.id } });
  const follows = new Map(
    (await tx.follow.findMany({ where: { negotiationId: negotiation.id } })).map((each) => [each.subjectId, each.isOn]),
  );
  const names: Names = { opened, sponsors, compartments, authors, follows };
  const historyOf = grouped(history, (version) => [version.termId]);
  const optionsOf = grouped(options, (option) => [option.termId]);
  const threadsOf = grouped(threads, (thread) => [thread.termId, placedOn(thread)]);
  return {
    sponsors,
    terms: terms.map((term) => {
      const lines = linesOf(historyOf(term.id), ended?.termId === term.id ? ended : null);
      const said = { threads: threadsOf(term.id), mended, originals };
      const own = {
        ...said,
        threads: said.threads.filter((thread) => (placedOn(thread) ?? thread.termId) === term.id),
      };
      const clauses = lines.flatMap((line) => clauseOf(line, lines, said, versionId, names));
      return {
        id: term.id,
        number: term.number,
        title: term.title,
        kind: term.kind,
        depth: term.depth,
        path: term.path,
        status: statuses.get(term.id)?.status ?? null,
        clauses,
        strays: straysOf(lines, clauses, own, names),
        options: optionsOf(term.id).map(({ id, recordId, label, text, sponsorIds, compartmentId }) => ({
          ...{ id, recordId, label, text },
          sponsors: sponsors.filter(({ partyId }) => sponsorIds.includes(partyId)),
          marking: markingOf(compartmentId, names),
        })),
      };
    }),
  };
}

/** What is on record of the words and of the remarks on them: the same for all who see the same. */
async function wordsIn(
  tx: Tx,
  { negotiation, moment }: Opened,
  { versionId, termId }: { versionId: string | null; termId?: string },
) {
  const history = await clauseHistoryIn(tx, negotiation.id, moment, termId);
  const threads = await threadsIn(tx, negotiation.id, moment, termId);
  const about = termId === undefined ? undefined : [termId, ...threads.map((thread) => thread.termId)];
  const mended = await mendedVersionsIn(tx, negotiation.id, moment, about);
  const ended = await endedVersionIn(tx, negotiation.id, moment, versionId);
  const recorded = ended ? [...history, ended] : history;
  const authorIds = [...new Set(recorded.map(({ record }) => record.recordedBy))];
  return {
    ...{ history, threads, mended, ended },
    // Where a term was split or merged, a remark is read beside the term that its words went to, too.
    placedOn: await placesOf(tx, moment, threads, { recorded, mended }),
    originals: await originalsOf(tx, recorded),
    options: await optionsIn(tx, negotiation.id, moment, termId),
    sponsors: await sponsorsIn(tx, negotiation.id, moment),
    authors: await tx.user.findMany({ where: { id: { in: authorIds } }, select: { id: true, name: true } }),
  };
}

/** On which term's words a thread was placed by hand; what has not been read of these wordings is looked up. */
async function placesOf(
  tx: Tx,
  at: ReadAt,
  threads: readonly ThreadView[],
  { recorded, mended }: { recorded: readonly { id: string; termId: string }[]; mended: MendedVersions },
) {
  const termOf = new Map(recorded.map(({ id, termId }) => [id, termId]));
  const wanted = threads.flatMap(({ placement }) => placement?.clauseVersionId ?? []);
  const unread = wanted.filter((id) => !termOf.has(id) && !mended.has(id));
  for (const { recordId, termId } of await versionTermsIn(tx, at, unread)) termOf.set(recordId, termId);
  return ({ placement }: ThreadView) =>
    placement && (termOf.get(placement.clauseVersionId) ?? mended.get(placement.clauseVersionId)?.termId);
}

/** What belongs to one term or several, by term: looked through once, not once for each of hundreds of terms. */
function grouped<T>(all: readonly T[], termsOf: (one: T) => readonly (string | null | undefined)[]) {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const termId of new Set(termsOf(one))) {
      if (!termId) continue;
      const group = groups.get(termId);
      if (group) group.push(one);
      else groups.set(termId, [one]);
    }
  return (termId: string): readonly T[] => groups.get(termId) ?? [];
}

/** A term in one language, at the version asked for or at the one in force. */
function clauseOf(
  { standing: line, ended }: Line,
  lines: readonly Line[],
  said: Said,
  versionId: string | null,
  names: Names,
): ClauseView[] {
  const inForce = line.at(-1);
  const shown = ended ?? line.find(({ id }) => id === versionId) ?? inForce;
  if (!shown) return [];
  return [
    {
      ...stepOf(shown, said, names),
      text: shown.text,
      ended: ended && endingOf(ended, names),
      isInForce: shown === inForce,
      textInForce: inForce?.text ?? "",
      openBrackets: countOpenBrackets(inForce?.text ?? ""),
      marking: markingOf(shown.compartmentId, names),
      translation: translationIn(lines, shown, said),
      isTranslation: shown.translatesId !== null,
      notes: inOrder(ended ? notesMadeOn(ended, said, names) : notesBeside(shown, line, said, names)),
      steps: line.map((version) => stepOf(version, said, names)),
    },
  ];
}

function endingOf({ ended }: EndedVersion, names: Names): NonNullable<ClauseView["ended"]> {
  const { isRetraction, byName, recordedAt, reason } = ended;
  return { isRetraction, by: byName, when: instantOf(recordedAt, names), reason };
}

function translationIn(
  lines: readonly Line[],
  { translatesId }: ClauseVersionView,
  { mended, originals }: Pick<Said, "mended" | "originals">,
): Translation | null {
  const original = translatesId === null ? null : originals.get(translatesId);
  if (!original) return null;
  const line = lines.find(({ language }) => language === original.language)?.standing ?? [];
  const standing = isTakenBack(original.id, mended) ? null : standingIn(line, original.id, mended);
  return translationOf(original, standing, line.at(-1) ?? null);
}

function stepOf(version: ClauseVersionView, { mended }: Pick<Said, "mended">, names: Names): VersionStep {
  const { id, number, language, drafter, note, record } = version;
  return {
    ...{ id, number, language, drafter, note },
    when: whenOf(record, names),
    author: names.authors.find((author) => author.id === record.recordedBy)?.name ?? "A former member",
    drafterName: names.sponsors.find(({ partyId }) => partyId === version.drafterId)?.name ?? null,
    reason: record.reason,
    // What follows a retraction that was undone corrects nothing.
    correctsId: record.supersedesId && mended.has(record.supersedesId) ? record.supersedesId : null,
  };
}

/** The wordings of a term parted by language, each line in the order in which its wordings held. */
function linesOf(history: readonly ClauseVersionView[], ended: EndedVersion | null): Line[] {
  const languages = [...history, ...(ended ? [ended] : [])].map(({ language }) => language);
  return inReadingOrder(languages).map((language) => ({
    language,
    standing: history.filter((version) => version.language === language),
    ended: ended?.language === language ? ended : null,
  }));
}
