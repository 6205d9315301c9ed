"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { onKeptChange } from "@/components/ui/keptListeners";
import { startDraftAction } from "@/lib/logbook/actions";
import { wordsIn } from "@/lib/logbook/rules/together/left-over";
import type { DraftContent } from "@/lib/logbook/schema";
import { paths } from "@/lib/platform/paths";
import { type Copy, copiesOf, dropCopy } from "./localCopies";

export type LateNotesProps = {
  slug: string;
  negotiationId: string;
  userId: string;
  /** The notes that the reader can still write in: what is kept of those is sent from there. */
  openIds?: readonly string[];
  /** Notes that have ended: whoever has nothing left over of them is led on. */
  ended?: { draftId: string; href: string; isFiled: boolean };
};

type Late = Copy & { leftOver: DraftContent };

/**
 * What this browser holds of notes that were filed, discarded or are not shared any more, and that never reached them: it
 * can go on as notes of its writer's own. Nothing, where there is none.
 */
export function LateNotesFound({ slug, negotiationId, userId, openIds = [], ended }: LateNotesProps) {
  const router = useRouter();
  const [late, setLate] = useState<readonly Late[]>([]);
  const [error, setError] = useState<string | null>(null);
  const open = openIds.join(" ");
  const { draftId, href } = ended ?? {};
  useEffect(() => {
    const read = () => {
      const found = copiesOf(userId).filter(
        (copy): copy is Late =>
          copy.leftOver !== null &&
          copy.negotiationId === negotiationId &&
          !open.split(" ").includes(copy.draftId) &&
          (draftId === undefined || copy.draftId === draftId),
      );
      setLate(found);
      if (href !== undefined && found.length === 0) router.replace(href);
    };
    read();
    return href === undefined ? onKeptChange(read) : undefined;
  }, [userId, negotiationId, open, draftId, href, router]);

  const goOn = async (copy: Late) => {
    try {
      const result = await startDraftAction({ negotiationId, content: copy.leftOver });
      if (!result.ok) return setError(result.message);
      dropCopy(copy);
      router.push(paths.sessionDraft(slug, result.value.draftId));
    } catch {
      setError("The server does not answer. Try again.");
    }
  };
  const drop = (copy: Late) => {
    dropCopy(copy);
    setLate(late.filter(({ key }) => key !== copy.key));
    if (href !== undefined && late.length === 1) router.replace(href);
  };
  if (late.length === 0) return null;
  return (
    <section role="alert" className="mb-5 max-w-measure border-l-3 border-accent py-1 pl-3.5">
      <h2 className="t-ui-strong">What you typed last came too late</h2>
      <p>
        The notes that you typed it in {ended?.isFiled ? "are filed" : "are not open to you any more"}. This browser has
        kept it, and it can go on as notes of your own.
      </p>
      {error && <p className="t-small text-st-contested">{error}</p>}
      <ul>
        {late.map((copy) => (
          <li key={copy.key} className="pt-2">
            <p className="text-ink-2">
              <bdi className="font-semibold">{copy.leftOver.title.trim() || "A session without a title"}</bdi>
            </p>
            {wordsIn(copy.leftOver)
              .slice(0, 3)
              .map((words, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the words stand as they are.
                <p key={place} dir="auto" className="truncate">
                  {words}
                </p>
              ))}
            <p className="flex flex-wrap items-center gap-x-4 pt-1">
              <Button type="button" variant="secondary" onClick={() => void goOn(copy)}>
                Go on in notes of my own
              </Button>
              <Button type="button" variant="quiet" onClick={() => drop(copy)}>
                Drop it
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
