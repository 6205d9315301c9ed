"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Link } from "@/components/ui/Link";
import { startDraftAction } from "@/lib/logbook/actions";
import { wordsIn } from "@/lib/logbook/rules/together/left-over";
import type { DraftContent } from "@/lib/logbook/schema";
import { paths } from "@/lib/platform/paths";
import type { Ended } from "./useDraftSaving";

type Props = {
  slug: string;
  negotiationId: string;
  userId: string;
  ended: Ended;
  /** What was typed here and is in nothing else. */
  leftOver: DraftContent | null;
  /** All that was done here is in what was filed. */
  isAllIn: boolean;
  /** Drops what this browser keeps of it. */
  onForget: () => void;
};

/**
 * Somebody else has filed or discarded these notes. Who is not in them is led to the session; who is stays, and what they
 * type is told as not filed: to copy, or to go on with as notes of their own.
 */
export function EndedNotes({ slug, negotiationId, userId, ended, leftOver, isAllIn, onForget }: Props) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const { filedAs, filedBy, isLedOn } = ended;
  const href = filedAs ? paths.session(slug, filedAs) : paths.sessions(slug);
  useEffect(() => {
    if (!isLedOn) return;
    onForget();
    router.push(href);
  }, [isLedOn, href, router, onForget]);

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
  const words = leftOver ? wordsIn(leftOver) : [];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.join("\n"));
      setCopied(true);
    } catch {
      setError("The browser does not allow it. Select the words and copy them.");
    }
  };
  const filer = filedBy?.id === userId ? "You" : (filedBy?.name ?? "A colleague");
  return (
    <section className="sticky top-12 z-10 mb-5 max-h-[40vh] max-w-measure overflow-y-auto border-l-3 border-accent bg-paper py-1 pl-3.5">
      <div role="alert">
        <h2 className="t-ui-strong">
          {filedAs ? `${filer} filed these notes` : "These notes were discarded by who began them"}
        </h2>
        <p>
          {leftOver
            ? filedAs
              ? "This part was not in them. It still stands below, and this browser keeps it:"
              : "This part came too late for them. It still stands below, and this browser keeps it:"
            : filedAs &&
              (isAllIn
                ? "They are in the record now, with all that you wrote."
                : "They are in the record now. What you took out last is still in them.")}
        </p>
      </div>
      {words.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words stand as they are.
        <p key={place} dir="auto" className="text-ink-2">
          {line}
        </p>
      ))}
      {error && <p className="t-small text-st-contested">{error}</p>}
      <p className="flex flex-wrap items-center gap-x-4 pt-1">
        {leftOver && (
          <Button type="button" variant="secondary" onClick={() => void goOn()}>
            Go on in notes of my own
          </Button>
        )}
        {words.length > 0 && (
          <Button type="button" variant="quiet" onClick={() => void copy()}>
            {isCopied ? "Copied" : "Copy the words"}
          </Button>
        )}
        <Link href={href} className="link">
          {filedAs ? "To the session" : "To the sessions"}
        </Link>
      </p>
    </section>
  );
}
