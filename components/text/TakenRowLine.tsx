"use client";

import { memo, useId, useState } from "react";
import { insets } from "@/components/terms/OutlinePreview";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { termKindLabels } from "@/lib/terms/rules";
import { directionOf, directionOfWords } from "@/lib/text/languages";
import type { TakenRow } from "@/lib/text/whole/taken-rows";
import { ChangedText } from "./ChangedText";
import { TakenRowFields } from "./TakenRowFields";
import type { Choice, RowAct } from "./takenTerms";

type Props = {
  row: TakenRow;
  /** What becomes of it, in words. */
  change: string;
  /** The words on record that it changes; null where it changes none. */
  before: string | null;
  /** What changed is shown at once, and not only when it is asked for. */
  isCompared: boolean;
  /** What has to be mended, one to a line. */
  complaints: string;
  isOpen: boolean;
  language: string;
  /** The terms on record, the likely ones first; given to the open row alone. */
  likely?: readonly Choice[];
  others?: readonly Choice[];
  act: (act: RowAct) => void;
};

/** One term of a text that is looked over: as it was recognised, or open to be corrected. */
export const TakenRowLine = memo(function TakenRowLine({ row, change, complaints, isOpen, act, ...more }: Props) {
  const { key, number, title, kind, depth, text, options, doubts, isTaken } = row;
  const name = `${number} ${title}`;
  const id = useId();
  const lines = (words: string) => (
    <p lang={more.language} dir={directionIn(words, more.language)} className="t-note line-clamp-2 text-ink-2">
      {words}
    </p>
  );
  return (
    <li className={cx("py-2 [content-visibility:auto] [contain-intrinsic-size:auto_3rem]", !isTaken && "opacity-60")}>
      <div className={cx("flex items-start gap-3", insets[Math.min(depth, insets.length - 1)])}>
        <input
          type="checkbox"
          aria-label={`Take in ${name}`}
          checked={isTaken}
          onChange={({ target }) => act({ do: "change", key, to: { isTaken: target.checked } })}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <div className="min-w-0 max-w-3xl flex-1">
          <p dir={directionIn(title, more.language)} className="flex items-baseline gap-x-3">
            <bdi className="shrink-0 text-ink-2">{number}</bdi>
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{title}</bdi>
          </p>
          <p className="t-meta text-ink-3">
            <span className="sr-only">level {depth + 1}, </span>
            {termKindLabels[kind]}, {change}
            {options.length > 0 && `, ${options.length === 1 ? "1 option" : `${options.length} options`}`}
          </p>
          {!isOpen && text && (more.before === null ? lines(text) : <Compared {...more} name={name} text={text} />)}
          {!isOpen &&
            options.map((option) => (
              <div key={option.label} className="mt-1">
                <p dir="auto" className="t-meta text-ink-3">
                  {option.label}
                </p>
                {lines(option.text)}
              </div>
            ))}
          {isTaken && complaints && (
            <p className="t-meta flex gap-1.5 whitespace-pre-line text-st-contested">
              <span aria-hidden="true">!</span>
              {complaints}
            </p>
          )}
          {isTaken &&
            doubts.map((doubt) => (
              <p key={doubt} className="t-meta text-ink-3">
                {doubt}
              </p>
            ))}
          {isOpen && <TakenRowFields id={id} row={row} act={act} {...more} />}
        </div>
        <Button
          type="button"
          variant="quiet"
          className="t-small -my-1 ml-auto shrink-0"
          aria-expanded={isOpen}
          aria-label={isOpen ? `Close ${name}` : `Correct ${name}`}
          data-row={key}
          onClick={() => act({ do: "open", key })}
        >
          {isOpen ? "Close" : "Correct"}
        </Button>
      </div>
    </li>
  );
});

type ComparedProps = Pick<Props, "before" | "isCompared" | "language"> & { name: string; text: string };

/** What the row changes of the words on record; where much is changed at once, when it is asked for. */
function Compared({ before, isCompared, language, name, text }: ComparedProps) {
  const [isShown, show] = useState(false);
  if (isCompared || isShown)
    return <ChangedText before={before ?? ""} after={text} language={language} label={`What changes in ${name}`} />;
  return (
    <>
      <p lang={language} dir={directionIn(text, language)} className="t-note line-clamp-2 text-ink-2">
        {text}
      </p>
      <button type="button" className="link t-small max-md:min-h-11" onClick={() => show(true)}>
        What changes<span className="sr-only"> in {name}</span>
      </button>
    </>
  );
}

/** Which way these words run: their own way, and that of the language where they have no letters. */
function directionIn(words: string, language: string): "ltr" | "rtl" {
  return directionOfWords(words) ?? directionOf(language);
}
