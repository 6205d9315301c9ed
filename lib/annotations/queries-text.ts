/** The agreement as it is read: every term's wording with what colleagues say beside it. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import type { TermStatus } from "@/lib/terms/rules";
import type { Span } from "@/lib/text/canonical";
import { type Translation, translationOf } from "@/lib/text/translations";
import { inReadingOrder } from "@/lib/text/languages";
import { type EndedVersion, endedVersionIn } from "@/lib/text/queries-history";
import type { AnchorStatus } from "@/lib/text/reanchor/verdict";
import { countOpenBrackets } from "@/lib/text/parse-brackets";
import {
  clauseHistoryIn,
  type ClauseVersionView,
  type Originals,
  optionsIn,
  originalsOf,
  type SponsorView,
  sponsorsIn,
} from "@/lib/text/queries";
import type { Drafter } from "@/lib/text/rules";
import { formatFuzzy, formatInstant } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { mayRevise, mayTakeBack } from "./policy";
import { threadsIn, type ThreadView } from "./queries";
import { isTakenBack, type MendedVersions, mendedVersionsIn, standingIn } from "./queries-mended";
import type { AnnotationKind } from "./rules";
import { type Place, placeIn } from "./rules/place";
import type { AnnotationState } from "./rules/thread-state";

/** When something held, in words and for the machine. */
export type When = { words: string; dateTime: string };

/** What a remark or a reply said, until it was edited. */
export type EditView = { body: string; replacement: string | null; until: When };

/** What the reader may do to it, at the present. */
export type RemarkVerdicts = {
  mayRevise: boolean;
  mayTakeBack: boolean;
  /** They wrote it, and need not say why they take it back. */
  isOwn: boolean;
};

export type ReplyView = RemarkVerdicts & {
  id: string;
  recordId: string;
  author: string;
  when: When;
  body: string;
  edits: EditView[];
};

export type NoteView = RemarkVerdicts & {
  id: string;
  recordId: string;
  kind: AnnotationKind;
  author: string;
  when: When;
  body: string;
  quote: string;
  replacement: string | null;
  state: AnnotationState;
  /** Who resolved or reopened it last. */
  settledBy: string | null;
  replies: ReplyView[];
  /** Who is to look into it. */
  assignee: { userId: string; name: string; isReader: boolean } | null;
  /** What became of its words in the wording shown. */
  anchor: AnchorStatus;
  /** Where they stand there; null where they do not, or nobody can be sure. */
  place: Span | null;
  /** Where it may belong instead, and the words there. */
  nearest: (Span & { words: string }) | null;
  /** The earlier wording that it was made on; null if that is the one shown. */
  madeOn: { versionId: string; number: number } | null;
  /** The wording that it was made on, where that is not shown because it was corrected or taken back since. */
  mended: { versionId: string; number: number; isRetracted: boolean } | null;
  edits: EditView[];
  /** Who took it back and why; only what was replied is then left to read. */
  takenBack: { by: string; when: When; reason: string | null } | null;
  marking: Marking | null;
};

export type Marking = { name: string; meaning: string };

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
  notes: NoteView[];
  /** Every wording up to the moment, the first first. */
  steps: VersionStep[];
};

/** A note on a wording that was taken back, with nothing of its language left to stand beside. */
export type StrayNote = NoteView & { language: string };

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
  status: TermStatus | null;
  /** One for each language in which the term is worded, English first. */
  clauses: ClauseView[];
  strays: StrayNote[];
  options: OptionPassage[];
};

export type WordedAgreement = {
  terms: WordedTerm[];
  sponsors: SponsorView[];
  /** Who can be asked to look into a remark, by name. */
  colleagues: { userId: string; name: string }[];
};

/**
 * The terms in order with their wordings, options and notes; of the version asked for, its own line at that version, which
 * may have been corrected or taken back.
 */
export async function wordedAgreement(opened: Opened, versionId: string | null = null): Promise<WordedAgreement> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiation.id, moment);
    const statuses = await statusesIn(tx, negotiation.id, moment);
    const history = await clauseHistoryIn(tx, negotiation.id, moment);
    const threads = await threadsIn(tx, negotiation.id, moment);
    const mended = await mendedVersionsIn(tx, negotiation.id, moment);
    const ended = await endedVersionIn(tx, negotiation.id, moment, versionId);
    const recorded = ended ? [...history, ended] : history;
    const termOf = new Map(recorded.map(({ id, termId }) => [id, termId]));
    // Where a term was split or merged, a remark is read beside the term that its words went to, too.
    const placedOn = ({ placement }: ThreadView) =>
      placement && (termOf.get(placement.clauseVersionId) ?? mended.get(placement.clauseVersionId)?.termId);
    const originals = await originalsOf(tx, recorded);
    const options = await optionsIn(tx, negotiation.id, moment);
    const sponsors = await sponsorsIn(tx, negotiation.id, moment);
    const compartments = await tx.compartment.findMany({ where: { negotiationId: negotiation.id } });
    const authorIds = [...new Set(recorded.map(({ record }) => record.recordedBy))];
    const authors = await tx.user.findMany({ where: { id: { in: authorIds } }, select: { id: true, name: true } });
    const names: Names = { opened, sponsors, compartments, authors };
    return {
      sponsors,
      colleagues: await colleaguesIn(tx, negotiation.id),
      terms: terms.map((term) => {
        const isOfTerm = ({ termId }: { termId: string }) => termId === term.id;
        const lines = linesOf(history.filter(isOfTerm), ended && isOfTerm(ended) ? ended : null);
        const isSaidOfTerm = (thread: ThreadView) => isOfTerm(thread) || placedOn(thread) === term.id;
        const said = { threads: threads.filter(isSaidOfTerm), mended, originals };
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
          status: statuses.get(term.id)?.status ?? null,
          clauses,
          strays: straysOf(lines, clauses, own, names),
          options: options.filter(isOfTerm).map(({ id, recordId, label, text, sponsorIds, compartmentId }) => ({
            ...{ id, recordId, label, text },
            sponsors: sponsors.filter(({ partyId }) => sponsorIds.includes(partyId)),
            marking: markingOf(compartmentId, names),
          })),
        };
      }),
    };
  });
}

async function colleaguesIn(tx: Tx, negotiationId: string): Promise<WordedAgreement["colleagues"]> {
  const memberships = await tx.membership.findMany({
    where: { negotiationId, removedAt: null, role: { not: "reader" } },
    select: { userId: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return users.map(({ id, name }) => ({ userId: id, name }));
}

/** What turns ids and dates into words. */
type Names = {
  opened: Opened;
  sponsors: readonly SponsorView[];
  compartments: readonly (Marking & { id: string })[];
  authors: readonly { id: string; name: string }[];
};

type Said = { threads: readonly ThreadView[]; mended: MendedVersions; originals: Originals };

/** The wordings of a term in one language. */
type Line = {
  language: string;
  /** In order; the last is in force. */
  standing: readonly ClauseVersionView[];
  /** The one that was asked for, if it is no longer on record. */
  ended: EndedVersion | null;
};

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
      notes: inOrder(ended ? notesMadeOn(ended, said, names) : notesBeside(shown, line, said, names)),
      steps: line.map((version) => stepOf(version, said, names)),
    },
  ];
}

function endingOf({ ended }: EndedVersion, names: Names): NonNullable<ClauseView["ended"]> {
  const { isRetraction, byName, recordedAt, reason } = ended;
  return { isRetraction, by: byName, when: instantOf(recordedAt, names), reason };
}

/** The notes on a wording that is no longer on record, where they were made. */
function notesMadeOn(version: EndedVersion, { threads, mended }: Said, names: Names): NoteView[] {
  return threads
    .filter(({ clauseVersionId }) => clauseVersionId === version.id)
    .map((thread) => {
      const place = placeIn(version.text, { text: version.text, start: thread.start, end: thread.end });
      return noteOf(thread, { shown: version, madeOn: version, place, mended }, names);
    });
}

/** The notes on the wording shown and on those before it. */
function notesBeside(
  shown: ClauseVersionView,
  line: readonly ClauseVersionView[],
  { threads, mended }: Said,
  names: Names,
): NoteView[] {
  const upToShown = line.slice(0, line.indexOf(shown) + 1);
  return threads.flatMap((thread) => {
    const own = standingIn(line, thread.clauseVersionId, mended);
    const placed = thread.placement && standingIn(line, thread.placement.clauseVersionId, mended);
    // Its words may have come from another term, or gone to one: then it is left on the wordings that held them.
    const madeOn = own ?? placed;
    const isGone = own !== null && thread.placement !== null && !placed && shown === line.at(-1);
    if (!madeOn || isGone || !upToShown.includes(madeOn)) return [];
    const anchor = thread.placement && placed && upToShown.includes(placed) ? thread.placement : thread;
    const { clauseVersionId, start, end } = anchor;
    const text = line.find(({ id }) => id === clauseVersionId)?.text ?? mended.get(clauseVersionId)?.text;
    const place = text === undefined ? nowhere : placeIn(shown.text, { text, start, end });
    return [noteOf(thread, { shown, madeOn, place, mended }, names)];
  });
}

/** The notes of a term that no line of wordings takes in, and that are not shown where they were made. */
function straysOf(
  lines: readonly Line[],
  clauses: readonly ClauseView[],
  { threads, mended }: Said,
  names: Names,
): StrayNote[] {
  return threads.flatMap((thread) => {
    const former = mended.get(thread.clauseVersionId);
    const isTakenIn =
      clauses.some(({ id }) => id === thread.clauseVersionId) ||
      lines.some(({ standing }) => standingIn(standing, thread.clauseVersionId, mended));
    if (!former || isTakenIn) return [];
    const note = noteOf(thread, { shown: null, madeOn: null, place: nowhere, mended }, names);
    return [{ ...note, language: former.language }];
  });
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

type Standing = {
  /** The wording beside which it stands, and the one of its line on which it counts as made; null: there is none. */
  shown: ClauseVersionView | null;
  madeOn: ClauseVersionView | null;
  place: Place;
  mended: MendedVersions;
};

function noteOf(thread: ThreadView, { shown, madeOn, place, mended }: Standing, names: Names): NoteView {
  const { id, recordId, kind, author, quote, takenBack, assignee, clauseVersionId } = thread;
  const former = madeOn?.id === clauseVersionId ? null : mended.get(clauseVersionId);
  // Of what was taken back, only that is told.
  const said = takenBack
    ? { body: "", replacement: null, state: "resolved" as const, settledBy: null, edits: [] }
    : { ...thread, edits: thread.edits.map((edit) => editOf(edit, names)) };
  return {
    ...{ id, recordId, kind, author, quote },
    ...{ body: said.body, replacement: said.replacement, state: said.state, settledBy: said.settledBy },
    ...(takenBack ? noVerdicts : verdictsOn(thread, names)),
    edits: said.edits,
    takenBack: takenBack && { by: takenBack.by, when: instantOf(takenBack.at, names), reason: takenBack.reason },
    mended: former
      ? { versionId: clauseVersionId, number: former.number, isRetracted: isTakenBack(clauseVersionId, mended) }
      : null,
    when: whenOf(thread.record, names),
    replies: thread.replies.map((reply) => ({
      ...{ id: reply.id, recordId: reply.recordId, author: reply.author, body: reply.body },
      ...verdictsOn(reply, names),
      edits: reply.edits.map((edit) => editOf(edit, names)),
      when: whenOf(reply.record, names),
    })),
    assignee: assignee && { ...assignee, isReader: assignee.userId === names.opened.actor.userId },
    anchor: place.anchor,
    place: place.span,
    nearest: shown &&
      place.nearest && { ...place.nearest, words: shown.text.slice(place.nearest.start, place.nearest.end) },
    madeOn: madeOn && madeOn !== shown ? { versionId: madeOn.id, number: madeOn.number } : null,
    marking: markingOf(thread.compartmentId, names),
  };
}

const nowhere: Place = { anchor: "orphaned", span: null, nearest: null };

const noVerdicts: RemarkVerdicts = { mayRevise: false, mayTakeBack: false, isOwn: false };

function verdictsOn(said: { authorId: string }, { opened }: Names): RemarkVerdicts {
  const { member, moment } = opened;
  if (!moment.isPresent) return noVerdicts;
  return {
    mayRevise: mayRevise(member, said).allowed,
    mayTakeBack: mayTakeBack(member, said).allowed,
    isOwn: said.authorId === member.userId,
  };
}

function editOf({ body, replacement, until }: ThreadView["edits"][number], names: Names): EditView {
  return { body, replacement, until: instantOf(until, names) };
}

function markingOf(compartmentId: string | null, { compartments }: Names): Marking | null {
  const found = compartments.find(({ id }) => id === compartmentId);
  return found ? { name: found.name, meaning: found.meaning } : null;
}

/** The year is left out where it is that of the moment that is read. */
function whenOf(record: Pick<RecordFacts, "validFrom" | "validText">, { opened }: Names): When {
  const { moment, negotiation } = opened;
  const year = !record.validText.startsWith(moment.asOfDay.slice(0, 4));
  return {
    words: formatFuzzy(requireFuzzyDate(record.validText), negotiation.timeZone, { year }),
    dateTime: record.validFrom.toISOString(),
  };
}

function instantOf(instant: Date, { opened }: Names): When {
  return {
    words: formatInstant(instant, opened.negotiation.timeZone, "dayNoYear"),
    dateTime: instant.toISOString(),
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

/** In the order of their words; those whose words are gone come first, since they stand at the clause's head. */
function inOrder(notes: NoteView[]): NoteView[] {
  const startOf = ({ place }: NoteView) => place?.start ?? -1;
  return [...notes].sort((a, b) => startOf(a) - startOf(b));
}
