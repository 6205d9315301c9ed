"use client";

import { Fragment, memo } from "react";
import { cx } from "@/components/ui/cx";
import { piecesOf } from "@/lib/desk/rules/places";
import { directionOf } from "@/lib/text/languages";
import { paragraphsOf, type Span } from "@/lib/text/canonical";

export type ShownPassage = Span & { id: string; look: "recorded" | "current" };

type Props = { text: string; language: string | null; passages: readonly ShownPassage[] };

/**
 * The document's words, at a reading measure and in their own direction. Each run carries the place of its words
 * (`data-start`), so that a selection on the page can be told in them.
 */
export const DocumentText = memo(function DocumentText({ text, language, passages }: Props) {
  const direction = language ? directionOf(language) : "auto";
  const named = new Set<string>();
  return (
    <div
      id="document"
      data-document
      lang={language ?? undefined}
      dir={direction}
      className={cx(
        direction === "rtl" ? "t-clause-rtl" : "t-clause",
        "grid max-w-measure gap-4 whitespace-pre-line wrap-anywhere",
      )}
    >
      {paragraphsOf(text).map((paragraph) => (
        <p key={paragraph.start} dir={direction === "auto" ? "auto" : undefined}>
          {piecesOf(paragraph, passages).map((piece) => {
            const shown = passages.filter(({ id }) => piece.passages.includes(id));
            const first = shown.filter(({ id, look }) => look === "recorded" && !named.has(id));
            for (const { id } of first) named.add(id);
            const words = text.slice(piece.start, piece.end);
            const run = (
              <span data-start={piece.start} data-end={piece.end}>
                {words}
              </span>
            );
            if (shown.length === 0) return <Fragment key={piece.start}>{run}</Fragment>;
            const isCurrent = shown.some(({ look }) => look === "current");
            return (
              <Fragment key={piece.start}>
                {first.map(({ id }) => (
                  <span key={id} id={`passage-${id}`} className="scroll-mt-24" />
                ))}
                <mark
                  className={cx(
                    "rounded-bar text-ink",
                    isCurrent
                      ? "bg-accent-tint outline-2 outline-accent"
                      : "bg-accent-tint underline decoration-accent decoration-2 underline-offset-4",
                  )}
                >
                  {run}
                </mark>
              </Fragment>
            );
          })}
        </p>
      ))}
    </div>
  );
});
