"use client";

import { Fragment, memo, useMemo } from "react";
import { cx } from "@/components/ui/cx";
import { cutByParagraph, type ParagraphPassage, piecesOf } from "@/lib/desk/rules/places";
import { directionOf, directionOfWords } from "@/lib/text/languages";
import { paragraphsOf, type Span } from "@/lib/text/canonical";

export type ShownPassage = Span & { id: string; look: "recorded" | "current" };

type Props = { text: string; language: string | null; passages: readonly ShownPassage[] };

/**
 * The document's words, at a reading measure. Each paragraph stands in the direction of most of its letters: one quoted in
 * English in a Persian report is read as English. Each run carries the place of its words
 * (`data-start`), so that a selection on the page can be told in them.
 */
export const DocumentText = memo(function DocumentText({ text, language, passages }: Props) {
  const direction = language ? directionOf(language) : "ltr";
  const paragraphs = useMemo(
    () => paragraphsOf(text).map((each) => ({ ...each, dir: directionOfWords(text.slice(each.start, each.end)) })),
    [text],
  );
  const cut = cutByParagraph(paragraphs, passages);
  return (
    <div
      id="document"
      data-document
      lang={language ?? undefined}
      dir={direction}
      className="grid max-w-measure gap-2 whitespace-pre-line wrap-anywhere"
    >
      {paragraphs.map((paragraph, index) => (
        <Paragraph
          key={paragraph.start}
          text={text}
          paragraph={paragraph}
          direction={paragraph.dir ?? direction}
          passages={cut[index] ?? []}
        />
      ))}
    </div>
  );
});

type ParagraphProps = {
  text: string;
  paragraph: Span;
  direction: "ltr" | "rtl";
  passages: readonly ParagraphPassage<ShownPassage>[];
};

/** Drawn anew only when its own passages change, not when a sentence is taken somewhere else in the document. */
const Paragraph = memo(
  function Paragraph({ text, paragraph, direction, passages }: ParagraphProps) {
    const byId = new Map(passages.map((each) => [each.id, each]));
    return (
      <p dir={direction} className={direction === "rtl" ? "t-clause-rtl" : "t-clause"}>
        {piecesOf(paragraph, passages).map((piece) => {
          const shown = piece.passages.flatMap((id) => byId.get(id) ?? []);
          const run = (
            <span data-start={piece.start} data-end={piece.end}>
              {text.slice(piece.start, piece.end)}
            </span>
          );
          if (shown.length === 0) return <Fragment key={piece.start}>{run}</Fragment>;
          const isCurrent = shown.some(({ look }) => look === "current");
          return (
            <Fragment key={piece.start}>
              {shown
                .filter(
                  ({ look, begins, start }) =>
                    look === "recorded" && begins && piece.start === Math.max(start, paragraph.start),
                )
                .map(({ id }) => (
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
    );
  },
  (before, now) =>
    before.text === now.text &&
    before.paragraph === now.paragraph &&
    before.direction === now.direction &&
    before.passages.length === now.passages.length &&
    before.passages.every((each, index) => isSame(each, now.passages[index])),
);

function isSame(a: ParagraphPassage<ShownPassage>, b: ParagraphPassage<ShownPassage> | undefined): boolean {
  return a.id === b?.id && a.start === b.start && a.end === b.end && a.look === b.look && a.begins === b.begins;
}
