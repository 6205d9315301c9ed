"use client";

import { MetaLine, Title } from "@/components/ui/Answer";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { DialogClose } from "@/components/ui/DialogClose";
import { daysInBin } from "@/lib/logbook/policy";
import type { DraftTeam } from "@/lib/logbook/rules/together/team-words";
import type { DraftContent } from "@/lib/logbook/schema";
import { sessionFormatLabels, trackLabels } from "@/lib/rounds/rules";
import { type PossibleWriter, ShareDraft } from "./ShareDraft";
import type { useFiling } from "./useFiling";

type Props = {
  negotiationId: string;
  draft: { id: string; team: DraftTeam };
  content: DraftContent;
  /** The round that it is of; null: it opens one. */
  round: { number: number } | null;
  colleagues: readonly PossibleWriter[];
  filing: ReturnType<typeof useFiling>;
  isReady: boolean;
  /** The notes are filed or discarded: nothing more is done with them here. */
  isOver: boolean;
  /** Who writes in them, in words; null: their author alone. */
  together: string | null;
  /** The ids of what is worth a look before filing. */
  describedBy: string | undefined;
};

/** What the notes are of and whose they are, and what can be done with all of them. */
export function LoggingHead(props: Props) {
  const { negotiationId, draft, content, round, colleagues, filing, isReady, isOver, together, describedBy } = props;
  const isCorrection = content.corrects !== null;
  const where = [
    sessionFormatLabels[content.format],
    trackLabels[content.track].toLowerCase(),
    round ? `round ${round.number}` : `new round ${content.roundNumber}`.trim(),
  ];
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 pb-4">
      <div className="min-w-0">
        {isCorrection && <p className="t-small text-ink-2">A correction of what was filed</p>}
        <Title>{content.title.trim() || "A session without a title"}</Title>
        <MetaLine className="mt-1">
          {[where.join(", "), content.held, content.venue].filter((part) => part.trim()).join(". ")}.
        </MetaLine>
        {together && <p className="t-meta mt-1 text-ink-2">{together}</p>}
      </div>
      <div className={isOver ? "hidden" : "flex flex-wrap items-center gap-2"}>
        {draft.team.isMine && (
          <>
            <Dialog
              trigger="Discard"
              title={isCorrection ? "Discard this correction?" : "Discard these notes?"}
              description={`${together ? "Nobody writes in them any more." : "Nobody has seen them."} For ${daysInBin} days you can bring them back from the sessions page.`}
            >
              <div className="flex flex-wrap gap-2">
                <Button type="button" variant="danger" onClick={() => void filing.discard()}>
                  Discard them
                </Button>
                <DialogClose>Keep them</DialogClose>
              </div>
            </Dialog>
            <ShareDraft
              key={`${draft.team.sharing} ${draft.team.invited.map(({ id }) => id).join(" ")}`}
              negotiationId={negotiationId}
              draftId={draft.id}
              isOpen={draft.team.sharing === "open"}
              invited={draft.team.invited}
              colleagues={colleagues}
              compartmentId={content.compartmentId}
            />
          </>
        )}
        <Button
          type="button"
          keyCap="Ctrl Enter"
          aria-keyshortcuts="Control+Enter"
          aria-describedby={describedBy}
          aria-disabled={filing.isBusy || !isReady || undefined}
          onClick={() => isReady && void filing.file()}
        >
          {filing.isBusy ? "Filing…" : isCorrection ? "File the correction" : "File the session"}
        </Button>
      </div>
    </div>
  );
}
