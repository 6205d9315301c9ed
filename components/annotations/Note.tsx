"use client";

import { Link } from "@/components/ui/Link";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { MarkingNote } from "@/components/record/MarkingNote";
import { ClauseText } from "@/components/text/ClauseText";
import type { Sponsor } from "@/components/text/SponsorMark";
import { Icon } from "@/components/ui/Icon";
import { Time } from "@/components/ui/Time";
import type { NoteView } from "@/lib/annotations/queries-notes";
import { FollowButton } from "@/components/following/FollowButton";
import { annotationKindLabels } from "@/lib/annotations/rules";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { stripNotation } from "@/lib/text/print-brackets";
import { Edits } from "./Edits";
import { type Opening, useMargin, useOpening } from "./marginState";
import { AssignForm } from "./AssignForm";
import { PlaceForm } from "./PlaceForm";
import { NoteActs } from "./RemarkActs";
import { SaidWords } from "./SaidWords";
import { Replies, TakenIn, ThreadForms } from "./ThreadReplies";

export type NoteOnClause = NoteView & {
  /** The wording shown, beside which it stands. */
  versionId: string;
  language: string;
  /** "in Dari", where another language than the first is meant. */
  languageNote: string | null;
  /** The wording that it was made on, if that is an earlier one. */
  madeOnHref: string | null;
  /** The wording that a suggestion was written into. */
  writtenHref: string | null;
  /** The wording that it was made on as it was, where that was corrected or taken back. */
  formerHref: string | null;
  adoptHref: string | null;
};

type Props = { note: NoteOnClause; sponsors: readonly Sponsor[] };

/** One thread of the margin: the remark, and what was replied once it is open. */
export function Note(props: Props) {
  const opening = useOpening();
  return <Thread {...props} opening={opening.id === props.note.id ? opening : null} />;
}

/** Drawn anew only where it is opened or closed itself. */
const Thread = memo(function Thread({ note, sponsors, opening }: Props & { opening: Opening | null }) {
  const { openNote, canAnnotate, takesFocus, relayout, query, negotiationId } = useMargin();
  const element = useRef<HTMLLIElement>(null);
  const isOpen = opening !== null;
  // Of hundreds of notes few are ever opened. What one was opened for stays, with what is typed in it.
  const [hasForms, setHasForms] = useState(isOpen);
  if (isOpen && !hasForms) setHasForms(true);
  const hasMore = canAnnotate || note.replies.length > 0;
  useLayoutEffect(relayout);
  useEffect(() => {
    if (!opening || !takesFocus(note.id)) return;
    element.current?.focus({ preventScroll: true });
    // In the next frame it stands where it will stay.
    requestAnimationFrame(() => element.current?.scrollIntoView({ block: "nearest" }));
  }, [opening, note.id, takesFocus]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its summary opens it by keyboard, and n and p walk through the notes.
    <li
      ref={element}
      id={`note-${note.id}`}
      tabIndex={-1}
      data-note={note.id}
      data-on={note.versionId}
      data-open={isOpen ? "" : undefined}
      data-settled={note.state === "resolved" ? "" : undefined}
      className="note t-small scroll-mt-16"
      onClick={({ target }) => {
        if (target instanceof Element && !isOpen && !target.closest("a, button, summary, textarea")) openNote(note.id);
      }}
    >
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0">
          <span className="font-semibold">{note.author}</span>{" "}
          <span className="text-ink-2">{annotationKindLabels[note.kind]}</span>
        </span>
        <Time dateTime={note.when.dateTime} className="t-meta shrink-0 text-ink-3">
          {note.when.words}
        </Time>
      </p>
      <TakenIn by={note.takenInBy} />
      {note.replacement === null && (
        <p className="t-meta line-clamp-1 text-ink-3 lg:hidden print:block">
          On “<span dir="auto">{stripNotation(note.quote)}</span>”
        </p>
      )}
      <div className="note-words">
        {note.replacement !== null && <SuggestedChange note={note} sponsors={sponsors} />}
        <SaidWords body={note.body} mentions={note.mentions} links={note.links} />
      </div>
      <div className="note-more">
        <Edits edits={note.edits} />
      </div>
      {note.takenBack && (
        <p className="text-ink-2">
          Taken back by {note.takenBack.by} on{" "}
          <Time dateTime={note.takenBack.when.dateTime}>{note.takenBack.when.words}</Time>
          {note.takenBack.reason && (
            <>
              : <span dir="auto">{note.takenBack.reason}</span>
            </>
          )}
          . What was replied stays.
        </p>
      )}
      <Standing note={note} />
      <MarkingNote compartment={note.marking} className="mt-1" />
      {hasMore && (
        <details
          open={isOpen}
          onToggle={({ currentTarget: { open } }) => {
            if (open !== isOpen) openNote(open ? note.id : null);
          }}
        >
          <summary className="list-none print:hidden rounded-control text-accent [&::-webkit-details-marker]:hidden [[open]>&]:sr-only">
            {summaryOf(note, canAnnotate)}
          </summary>
          <div className="grid gap-3 pt-2">
            {hasForms && canAnnotate && !note.takenBack && note.state === "open" && note.anchor !== "exact" && (
              <PlaceForm note={note} />
            )}
            {hasForms && <NoteActs note={note} />}
            {hasForms && (
              <div>
                <FollowButton
                  negotiationId={negotiationId}
                  subjectId={note.id}
                  what="this thread"
                  className="rounded-control text-accent"
                  isOn={note.isFollowed}
                />
              </div>
            )}
            {hasForms && canAnnotate && !note.takenBack && note.state === "open" && <AssignForm note={note} />}
            <Replies
              replies={note.replies}
              compartmentId={note.marking?.id ?? null}
              versionId={note.versionId}
              hasForms={hasForms}
            />
            {hasForms && canAnnotate && !note.takenBack && <ThreadForms note={note} adoptHref={note.adoptHref} />}
            {!hasForms && canAnnotate && (
              <noscript>
                <a href={`?${query && `${query}&`}note=${note.id}#note-${note.id}`} className="link">
                  Reply, resolve or edit
                </a>
              </noscript>
            )}
          </div>
        </details>
      )}
    </li>
  );
});

function summaryOf({ replies, author }: NoteOnClause, canAnnotate: boolean): React.ReactNode {
  const to = <span className="sr-only"> to {author}</span>;
  if (replies.length === 0) return <>Reply{to}</>;
  const counted = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  return (
    <>
      {counted}
      {canAnnotate && <span className="sr-only">, reply</span>}
      {to}
    </>
  );
}

/** What of the wording goes, and what comes in its place. */
function SuggestedChange({ note, sponsors }: { note: NoteOnClause; sponsors: readonly Sponsor[] }) {
  const replacement = note.replacement ?? "";
  const isReadable = parseBrackets(replacement).problems.length === 0;
  return (
    <div lang={note.language} className="my-1 grid grid-cols-[0.75rem_1fr] gap-x-2 font-serif text-[1rem]/6" dir="auto">
      <span aria-hidden="true" className="text-against-2">
        −
      </span>
      <del dir="auto" className="text-against-2">
        {stripNotation(note.quote)}
      </del>
      {replacement && (
        <>
          <span aria-hidden="true" className="text-for-2">
            +
          </span>
          <ins dir="auto" className="text-for-2 no-underline">
            {isReadable ? (
              <ClauseText
                text={replacement}
                language={note.language}
                sponsors={sponsors}
                isSmall
                className="text-for-2"
              />
            ) : (
              replacement
            )}
          </ins>
        </>
      )}
    </div>
  );
}

const anchorWords: Record<NoteView["anchor"], string> = {
  exact: "",
  moved: "",
  edited: "Its words have changed.",
  uncertain: "Where it belongs is not certain.",
  orphaned: "Its words are gone.",
};

/** Where it comes from and how it stands, if that needs saying. */
function Standing({ note }: { note: NoteOnClause }) {
  const { madeOn, madeOnHref, languageNote, state, settledBy, anchor, place, mended, takenBack, assignee } = note;
  const { writtenInto, writtenHref } = note;
  // Where it went is told below: that its words are gone is what it asked for.
  const where = anchor === "orphaned" && writtenInto ? "" : anchorWords[anchor];
  return (
    <>
      {languageNote && <p className="t-meta text-ink-3">{languageNote}</p>}
      {madeOn && madeOnHref && (
        <p className="t-meta mt-0.5 text-ink-2">
          {place && anchor !== "edited" ? (
            "Made on "
          ) : (
            <>
              {where} Was on “
              <span dir="auto" className="font-serif">
                {stripNotation(note.quote)}
              </span>
              ”,{" "}
            </>
          )}
          <Link href={madeOnHref} className="link">
            version {madeOn.number}
          </Link>
        </p>
      )}
      {!madeOn && mended && !place && (
        <p className="t-meta mt-0.5 text-ink-2">
          Was on “
          <span dir="auto" className="font-serif">
            {stripNotation(note.quote)}
          </span>
          ”, in{" "}
          {note.formerHref ? (
            <Link href={note.formerHref} className="link">
              version {mended.number}
            </Link>
          ) : (
            `version ${mended.number}`
          )}{" "}
          before it was {mended.isRetracted ? "taken back" : "corrected"}.
        </p>
      )}
      {assignee && state === "open" && !takenBack && (
        <p className="t-meta mt-0.5 text-ink-2">
          {assignee.isReader ? "Yours to look into" : `${assignee.name} looks into it`}
        </p>
      )}
      {state === "resolved" && !takenBack && (
        <p className="t-meta mt-0.5 flex items-center gap-1 text-st-agreed">
          <Icon name="tick" className="size-3 shrink-0" />
          {writtenInto && writtenHref ? (
            <span>
              Written into{" "}
              <Link href={writtenHref} className="link">
                version {writtenInto.number}
              </Link>
              {settledBy && ` by ${settledBy}`}
            </span>
          ) : (
            <>Resolved{settledBy && ` by ${settledBy}`}</>
          )}
        </p>
      )}
    </>
  );
}
