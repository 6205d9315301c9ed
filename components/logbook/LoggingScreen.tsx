"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useId, useMemo, useRef, useSyncExternalStore } from "react";
import { usePresent } from "@/components/negotiations/presence/presentStore";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { Columns } from "@/components/ui/Columns";
import { Section } from "@/components/ui/Section";
import type { AskedQuestion } from "@/lib/logbook/rules/asks";
import { beforeFiling, type Place } from "@/lib/logbook/rules/before-filing";
import { choosableOf, type Materials, namesOf, offersOf } from "@/lib/logbook/rules/materials";
import { standingErrors } from "@/lib/logbook/rules/standing-errors";
import { stillWriting } from "@/lib/logbook/rules/together/still-writing";
import { teamInWords } from "@/lib/logbook/rules/together/team-words";
import { tellErrors } from "@/lib/logbook/rules/told-errors";
import type { DraftTeam } from "@/lib/logbook/rules/together/team-words";
import type { DraftContent } from "@/lib/logbook/schema";
import { paths } from "@/lib/platform/paths";
import type { FieldErrors } from "@/lib/platform/result";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { AgendaEditor } from "./AgendaEditor";
import { AsksEditor } from "./AsksEditor";
import { AttendanceEditor } from "./AttendanceEditor";
import { BeforeFiling } from "./BeforeFiling";
import { EndedNotes } from "./EndedNotes";
import { FilingObstacle } from "./FilingObstacle";
import { focusPlace } from "./focusPlace";
import { LoggingHead } from "./LoggingHead";
import { NoteEditor } from "./NoteEditor";
import { OfferedFields } from "./OfferedFields";
import type { RecordedLine } from "./RecordedNote";
import { SavingNote } from "./SavingNote";
import { SessionDetails } from "./SessionDetails";
import type { PossibleWriter } from "./ShareDraft";
import { useCtrlEnter } from "./useCtrlEnter";
import { useDraftSaving } from "./useDraftSaving";
import { useFiling } from "./useFiling";
import { useNotesFocus } from "./useNotesFocus";
import { useWriting } from "./useWriting";

type Props = {
  slug: string;
  negotiationId: string;
  userId: string;
  /** The negotiation's present. */
  today: FuzzyDate;
  draft: { id: string; version: number; content: DraftContent; savedAt: Date; document: string; team: DraftTeam };
  /** Who could write these notes with their author. */
  colleagues: readonly PossibleWriter[];
  materials: Materials;
  zones: readonly string[];
  /** What the notes of the session that is corrected hold already, by record. */
  recorded: Readonly<Record<string, RecordedLine>>;
  /** What was taken along to ask. */
  asked: readonly AskedQuestion[];
  /** The page knows that they are filed or discarded. */
  isOver: boolean;
};

const noErrors: FieldErrors = {};
const never = () => () => {};
const nothing = async () => {};

/** The screen to keep open during the talks: notes at left, who sat and what is on the table at right. */
export function LoggingScreen(props: Props) {
  const { slug, negotiationId, userId, today, draft, colleagues, materials, zones, recorded, asked, isOver } = props;
  const names = useMemo(() => namesOf(materials), [materials]);
  const choosable = useMemo(() => choosableOf(materials), [materials]);
  const offers = useMemo(() => offersOf(materials), [materials]);
  const partyOf = useCallback(
    (id: string) => materials.delegates.find((delegate) => delegate.id === id)?.partyId ?? null,
    [materials],
  );
  const { content, focus, open, isHeld, doEdit, notes } = useWriting(draft.document, partyOf);
  const saving = useDraftSaving({ negotiationId, userId, draft, content, notes });
  const { ended, pull } = saving;
  useEffect(() => {
    if (isOver) void pull();
  }, [isOver, pull]);
  const filing = useFiling({ slug, negotiationId, draftId: draft.id }, content, names, doEdit, saving);
  // What is typed before the page has come to life would be lost, so nothing takes it until then.
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  useNotesFocus(isReady && !ended, JSON.stringify(draft.team), () => {
    const { blocks } = content;
    const last = blocks.findLast(({ kind }) => kind === "line") ?? blocks.at(-1);
    if (last) doEdit({ type: "go", key: last.key, at: null });
  });
  const mayMark = draft.team.isMine || draft.team.sharing === "private";
  const set = ({ compartmentId, ...others }: Partial<Omit<DraftContent, "blocks">>) =>
    doEdit({ type: "set", fields: mayMark && compartmentId !== undefined ? { ...others, compartmentId } : others });

  // What a colleague has taken along to ask is told by the page.
  const router = useRouter();
  const untold = content.asks.filter(({ questionId }) => asked.every((each) => each.questionId !== questionId)).length;
  useEffect(() => {
    if (untold > 0) router.refresh();
  }, [untold, router]);

  const summary = useRef<HTMLDivElement>(null);
  const { obstacle } = filing;
  useCtrlEnter(ended ? nothing : filing.file);
  useEffect(() => {
    if (obstacle) summary.current?.focus();
  }, [obstacle]);
  const fieldErrors = useMemo(
    () => (obstacle ? standingErrors(obstacle.fieldErrors, obstacle.sent, content) : noErrors),
    [obstacle, content],
  );
  const problems = tellErrors(fieldErrors, content.blocks);
  // Once all that was told is put right, there is nothing left to tell.
  const isInTheWay =
    obstacle && (Object.keys(obstacle.fieldErrors).length === 0 || problems.length > 0 || obstacle.isOvertaken);
  const isOfSession = problems.some((problem) => problem.blockKey === null);

  const checks = useMemo(
    () => beforeFiling(content, { pauses: materials.pauses, asked }),
    [content, materials.pauses, asked],
  );
  const checksId = useId();
  const goToPlace = (place: Place) => {
    if (place.kind === "block") return doEdit({ type: "go", key: place.key, at: null });
    focusPlace(place);
  };
  const isCorrection = content.corrects !== null;
  const together = teamInWords(draft.team, userId);
  const others = stillWriting(usePresent(), { userId, team: draft.team, draftId: draft.id });
  const describedBy = [checks.length > 0 && checksId, others && `${checksId}-others`].filter(Boolean).join(" ");
  return (
    <>
      <LoggingHead
        {...{ negotiationId, draft, content, colleagues, filing, isReady, together }}
        round={materials.rounds.find(({ id }) => id === content.roundId) ?? null}
        isOver={Boolean(ended)}
        describedBy={describedBy || undefined}
      />
      {!ended && <BeforeFiling id={checksId} checks={checks} onGo={goToPlace} others={others} />}
      {ended && (
        <EndedNotes
          {...{ slug, negotiationId, userId, ended }}
          leftOver={notes.leftOver(content)}
          isAllIn={notes.isAllIn(content)}
          onForget={saving.forget}
        />
      )}
      {isInTheWay && !ended && (
        <FilingObstacle
          ref={summary}
          obstacle={obstacle}
          problems={problems}
          blocks={content.blocks}
          onGo={(key, at) => doEdit({ type: "go", key, at })}
          onCatchUp={() => void filing.catchUp()}
        />
      )}
      <div
        inert={isHeld || ended?.isLedOn}
        data-keeps-typing=""
        {...(draft.team.sharing === "private" ? {} : writingOn("notes", content.corrects?.sessionId))}
        data-writing-for={content.compartmentId ?? undefined}
      >
        <OfferedFields content={content} materials={materials} onSet={set} />
        <Columns
          grid="session"
          aside={
            <>
              {content.asks.length > 0 && (
                <AsksEditor
                  asks={content.asks}
                  asked={asked}
                  blocks={content.blocks}
                  names={names}
                  errors={fieldErrors}
                  compartmentId={content.compartmentId}
                  compartments={materials.compartments}
                  isReady={isReady}
                  onSet={(asks) => set({ asks })}
                  onPosition={(fields) => doEdit({ type: "enter", command: "position", fields })}
                  onGo={(key) => doEdit({ type: "go", key, at: null })}
                />
              )}
              <div data-place="attendance">
                <AttendanceEditor
                  content={content}
                  materials={materials}
                  choosable={choosable}
                  errors={fieldErrors}
                  onSet={set}
                />
              </div>
              <AgendaEditor
                agenda={content.agenda}
                blocks={content.blocks}
                materials={materials}
                choosable={choosable}
                errors={Object.entries(fieldErrors).flatMap(([field, all]) => (field.startsWith("agenda") ? all : []))}
                onSet={(agenda) => set({ agenda })}
              />
            </>
          }
        >
          <details id="details" open={isOfSession || isCorrection || undefined} className="-mb-4">
            <summary className="t-small w-fit rounded-bar text-accent max-md:py-3">Session details</summary>
            <div className="pt-3 pb-2">
              <SessionDetails
                content={content}
                materials={materials}
                zones={zones}
                today={today}
                errors={fieldErrors}
                isReady={isReady}
                mayMark={mayMark}
                onSet={set}
              />
            </div>
          </details>
          <Section
            title="Notes"
            aside={
              !ended && (
                <SavingNote saving={saving.saving} isShared={together !== null} onRetry={() => void saving.flush()} />
              )
            }
          >
            <div data-place="notes">
              <NoteEditor
                content={content}
                focus={focus}
                open={open}
                doEdit={doEdit}
                offers={offers}
                choosable={choosable}
                names={names}
                errors={fieldErrors}
                recorded={recorded}
                today={today}
                roundHref={content.roundId && `${paths.sessions(slug)}#round-${content.roundId}`}
                isReady={isReady}
              />
            </div>
          </Section>
        </Columns>
      </div>
    </>
  );
}
