"use client";

import { Link } from "@/components/ui/Link";
import { Button } from "@/components/ui/Button";
import type { DraftPlace } from "@/lib/annotations/queries-drafts";
import { stripNotation } from "@/lib/text/print-brackets";
import { useMargin } from "./marginState";
import { carryDraft, discardDraft, draftId, type SavedDraft } from "./remarkDrafts";

/** A remark begun on a wording that was corrected or taken back since, and where it can be gone on with. */
export type StrandedDraft = SavedDraft & { href: string; label: string; place: DraftPlace | null };

/** Remarks begun on wordings that are no longer on record: each is carried over to what stands, or discarded. */
export function StrandedDrafts({ drafts }: { drafts: readonly StrandedDraft[] }) {
  const { negotiationId, userId, openNote } = useMargin();
  if (drafts.length === 0) return null;
  const goOn = (draft: StrandedDraft, place: DraftPlace) => {
    const { versionId, start, end, quote } = place;
    carryDraft(userId, draft, { versionId, start, end, quote, negotiationId });
    openNote(draftId(place), { focus: true });
  };
  return (
    <ul aria-label="Remarks begun on wordings that were corrected" className="grid w-full gap-2">
      {drafts.map((draft) => (
        <li key={draftId(draft)} className="border-l-4 border-accent py-1 pl-3">
          <p>
            You have begun a remark on{" "}
            <Link href={draft.href} className="link">
              {draft.label}
            </Link>
            , which is no longer on record: <q dir="auto">{draft.body || stripNotation(draft.quote)}</q>
            {draft.place && !draft.place.isSure && " The words that it is about have changed."}
          </p>
          <p className="-mx-2 flex flex-wrap">
            {draft.place && (
              <Button variant="quiet" className="px-2" onClick={() => draft.place && goOn(draft, draft.place)}>
                Go on with it on what stands now, version {draft.place.number}
              </Button>
            )}
            <Button variant="quiet" className="px-2" onClick={() => discardDraft(userId, { ...draft, negotiationId })}>
              Discard
            </Button>
          </p>
        </li>
      ))}
    </ul>
  );
}
