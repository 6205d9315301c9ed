/** The remarks on a wording as a reader of the text sees them: where each stands now, and what they may do to it. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import type { Span } from "@/lib/text/canonical";
import type { EndedVersion } from "@/lib/text/queries-history";
import type { AnchorStatus } from "@/lib/text/reanchor/verdict";
import type { ClauseVersionView, Originals, SponsorView } from "@/lib/text/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { mayRevise, mayTakeBack } from "./policy";
import type { ThreadView } from "./queries";
import { isTakenBack, type MendedVersions, standingIn } from "./queries-mended";
import type { AnnotationKind } from "./rules";
import type { LinkView } from "./rules/links";
import { type Place, placeIn } from "./rules/place";
import type { AnnotationState } from "./rules/thread-state";

/** When something held, in words and for the machine. */
export type When = { words: string; dateTime: string };

/** What a remark or a reply said, until it was edited. */
export type EditView = {
  body: string;
  mentions: MentionView[];
  links: LinkView[];
  replacement: string | null;
  until: When;
};

/** What the reader may do to it, at the present. */
export type RemarkVerdicts = {
  mayRevise: boolean;
  mayTakeBack: boolean;
  /** They wrote it, and need not say why they take it back. */
  isOwn: boolean;
};

/** How what is said names a colleague, and what they are called now; null: one who is known here no more. */
export type MentionView = { mark: string; name: string | null; isReader: boolean };

export type ReplyView = RemarkVerdicts & {
  id: string;
  recordId: string;
  author: string;
  /** Who took it in from elsewhere, where its author said it there. */
  takenInBy: string | null;
  when: When;
  body: string;
  mentions: MentionView[];
  links: LinkView[];
  edits: EditView[];
};

export type NoteView = RemarkVerdicts & {
  id: string;
  recordId: string;
  kind: AnnotationKind;
  author: string;
  /** As of a reply. */
  takenInBy: string | null;
  when: When;
  body: string;
  mentions: MentionView[];
  links: LinkView[];
  quote: string;
  replacement: string | null;
  state: AnnotationState;
  /** The wording that a suggestion was written into. */
  writtenInto: { versionId: string; number: number } | null;
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
  /** Its reader hears of what is said in it: they follow it, or took part and did not say that they would rather not. */
  isFollowed: boolean;
};

/** A note on a wording that was taken back, with nothing of its language left to stand beside. */
export type StrayNote = NoteView & { language: string };

export type Marking = { id: string; name: string; meaning: string };

/** What turns ids and dates into words. */
export type Names = {
  opened: Opened;
  sponsors: readonly SponsorView[];
  compartments: readonly Marking[];
  authors: readonly { id: string; name: string }[];
  /** What the reader follows, or wants to hear no more of. */
  follows: ReadonlyMap<string, boolean>;
};

export type Said = { threads: readonly ThreadView[]; mended: MendedVersions; originals: Originals };

/** The wordings of a term in one language. */
export type Line = {
  language: string;
  /** In order; the last is in force. */
  standing: readonly ClauseVersionView[];
  /** The one that was asked for, if it is no longer on record. */
  ended: EndedVersion | null;
};

/** The notes on a wording that is no longer on record, where they were made. */
export function notesMadeOn(version: EndedVersion, { threads, mended }: Said, names: Names): NoteView[] {
  return threads
    .filter(({ clauseVersionId }) => clauseVersionId === version.id)
    .map((thread) => {
      const place = placeIn(version.text, { text: version.text, start: thread.start, end: thread.end });
      return noteOf(thread, { shown: version, madeOn: version, place, mended }, names);
    });
}

/** The notes on the wording shown and on those before it. */
export function notesBeside(
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
export function straysOf(
  lines: readonly Line[],
  clauses: readonly { id: string }[],
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

type Standing = {
  /** The wording beside which it stands, and the one of its line on which it counts as made; null: there is none. */
  shown: ClauseVersionView | null;
  madeOn: ClauseVersionView | null;
  place: Place;
  mended: MendedVersions;
};

function noteOf(thread: ThreadView, { shown, madeOn, place, mended }: Standing, names: Names): NoteView {
  const { id, recordId, kind, author, takenInBy, quote, takenBack, assignee, clauseVersionId } = thread;
  const former = madeOn?.id === clauseVersionId ? null : mended.get(clauseVersionId);
  // Of what was taken back, only that is told.
  const said = takenBack
    ? { body: "", replacement: null, state: "resolved" as const, settledBy: null, edits: [], mentions: [], links: [] }
    : { ...thread, mentions: mentionViews(thread, names), edits: thread.edits.map((edit) => editOf(edit, names)) };
  return {
    ...{ id, recordId, kind, author, takenInBy, quote },
    ...{ body: said.body, replacement: said.replacement, state: said.state, settledBy: said.settledBy },
    ...(takenBack ? noVerdicts : verdictsOn(thread, names)),
    writtenInto: kind === "suggestion" && said.state === "resolved" ? thread.writtenInto : null,
    edits: said.edits,
    mentions: said.mentions,
    links: said.links,
    takenBack: takenBack && { by: takenBack.by, when: instantOf(takenBack.at, names), reason: takenBack.reason },
    mended: former
      ? { versionId: clauseVersionId, number: former.number, isRetracted: isTakenBack(clauseVersionId, mended) }
      : null,
    when: whenOf(thread.record, names),
    replies: thread.replies.map((reply) => ({
      ...{ id: reply.id, recordId: reply.recordId, author: reply.author, takenInBy: reply.takenInBy, body: reply.body },
      ...verdictsOn(reply, names),
      mentions: mentionViews(reply, names),
      links: reply.links,
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
    isFollowed:
      names.follows.get(id) ??
      [thread, ...thread.replies].some(({ authorId }) => authorId === names.opened.actor.userId),
  };
}

const nowhere: Place = { anchor: "orphaned", span: null, nearest: null };

const noVerdicts: RemarkVerdicts = { mayRevise: false, mayTakeBack: false, isOwn: false };

function verdictsOn(said: { authorId: string; saidBy: string | null }, { opened }: Names): RemarkVerdicts {
  const { member, moment } = opened;
  if (!moment.isPresent) return noVerdicts;
  return {
    mayRevise: mayRevise(member, said).allowed,
    mayTakeBack: mayTakeBack(member, said).allowed,
    isOwn: said.authorId === member.userId,
  };
}

function mentionViews({ mentions }: Pick<ThreadView, "mentions">, { opened }: Names): MentionView[] {
  return mentions.map(({ mark, name, userId }) => ({ mark, name, isReader: userId === opened.actor.userId }));
}

function editOf(edit: ThreadView["edits"][number], names: Names): EditView {
  const { body, links, replacement, until } = edit;
  return { body, mentions: mentionViews(edit, names), links, replacement, until: instantOf(until, names) };
}

export function markingOf(compartmentId: string | null, { compartments }: Names): Marking | null {
  const found = compartments.find(({ id }) => id === compartmentId);
  return found ? { id: found.id, name: found.name, meaning: found.meaning } : null;
}

/** The year is left out where it is that of the moment that is read. */
export function whenOf(record: Pick<RecordFacts, "validFrom" | "validText">, { opened }: Names): When {
  const { moment, negotiation } = opened;
  const year = !record.validText.startsWith(moment.asOfDay.slice(0, 4));
  return {
    words: formatFuzzy(requireFuzzyDate(record.validText), negotiation.timeZone, { year }),
    dateTime: record.validFrom.toISOString(),
  };
}

export function instantOf(instant: Date, { opened }: Names): When {
  return {
    words: formatInstant(instant, opened.negotiation.timeZone, "dayNoYear"),
    dateTime: instant.toISOString(),
  };
}

/** In the order of their words; those whose words are gone come first, since they stand at the clause's head. */
export function inOrder(notes: NoteView[]): NoteView[] {
  const startOf = ({ place }: NoteView) => place?.start ?? -1;
  return [...notes].sort((a, b) => startOf(a) - startOf(b));
}
