/** The reader's own notes that they discarded and can still bring back. */
import { PageTime } from "@/components/time/PageTime";
import { ActionForm } from "@/components/ui/ActionForm";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { restoreDraftAction } from "@/lib/logbook/actions";
import { daysInBin } from "@/lib/logbook/policy";

export type DiscardedNotes = {
  id: string;
  /** As typed; empty where nothing was typed. */
  title: string;
  held: string;
  discardedAt: Date;
};

type Props = { negotiationId: string; drafts: readonly DiscardedNotes[] };

export function DiscardedList({ negotiationId, drafts }: Props) {
  return (
    <details className="print:hidden">
      <summary className="t-small w-fit rounded-bar text-accent max-md:py-3">
        Your discarded notes ({drafts.length})
      </summary>
      <p className="t-meta pt-1 text-ink-3">Kept for {daysInBin} days; only you see them.</p>
      <ul>
        {drafts.map(({ id, title, held, discardedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-rule py-2 first:border-t-0"
          >
            <p className="min-w-0">
              <bdi className="font-semibold">{title || "A session without a title"}</bdi>
              {held && <span className="text-ink-2">, {held}</span>}{" "}
              <span className="t-meta text-ink-3">
                discarded <PageTime at={discardedAt.toISOString()} style="minuteNoYear" />
              </span>
            </p>
            <ActionForm action={restoreDraftAction}>
              <input type="hidden" name="negotiationId" value={negotiationId} />
              <input type="hidden" name="draftId" value={id} />
              <SubmitButton variant="secondary" pending="Bringing back…">
                Bring back<span className="sr-only"> {title}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </details>
  );
}
