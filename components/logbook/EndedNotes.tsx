"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Link } from "@/components/ui/Link";
import { startDraftAction } from "@/lib/logbook/actions";
import { paths } from "@/lib/platform/paths";
import type { Ended } from "./useDraftSaving";

type Props = {
  slug: string;
  negotiationId: string;
  ended: Ended;
  /** Drops what this browser keeps of it. */
  onForget: () => void;
};

/**
 * Somebody else has filed or discarded these notes. Who has nothing unsaved in them is led to the session; what came too
 * late for it can go on as notes of its writer's own.
 */
export function EndedNotes({ slug, negotiationId, ended, onForget }: Props) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const { filedAs, leftOver, isAllIn } = ended;
  const href = filedAs ? paths.session(slug, filedAs) : paths.sessions(slug);
  useEffect(() => {
    if (leftOver) return;
    onForget();
    if (filedAs && isAllIn) router.push(href);
  }, [leftOver, isAllIn, filedAs, href, router, onForget]);

  const goOn = async () => {
    if (!leftOver) return;
    try {
      const result = await startDraftAction({ negotiationId, content: leftOver });
      if (!result.ok) return setError(result.message);
      onForget();
      router.push(paths.sessionDraft(slug, result.value.draftId));
    } catch {
      setError("The server does not answer. Try again.");
    }
  };
  return (
    <section role="alert" className="mb-5 max-w-measure border-l-3 border-accent py-1 pl-3.5">
      <h2 className="t-ui-strong">
        {filedAs ? "A colleague has filed these notes" : "These notes were discarded by who began them"}
      </h2>
      <p>
        {leftOver
          ? "What you typed last came too late for them. It still stands below, and can go on as notes of your own."
          : filedAs &&
            (isAllIn
              ? "They are in the record now, with all that you wrote."
              : "They are in the record now. What you took out last is still in them.")}
      </p>
      {error && <p className="t-small text-st-contested">{error}</p>}
      <p className="flex flex-wrap items-center gap-x-4 pt-1">
        {leftOver && (
          <Button type="button" variant="secondary" onClick={() => void goOn()}>
            Go on in notes of my own
          </Button>
        )}
        <Link href={href} className="link">
          {filedAs ? "To the session" : "To the sessions"}
        </Link>
      </p>
    </section>
  );
}
