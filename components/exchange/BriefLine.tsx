/** A line of a brief: its words, the numbers of its notes, and with what it is marked. */
import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import type { Line } from "@/lib/exchange/rules/brief";
import { directedRuns } from "@/lib/exchange/rules/directions";

const looks = { strong: "font-semibold", quiet: "text-ink-2" };

export function BriefLine({ line }: { line: Line }) {
  return line.map((part, place) => {
    const key = place;
    if ("words" in part)
      return (
        <span key={key} className={cx("whitespace-pre-line", part.look && looks[part.look])}>
          {directedRuns(part.words).map(({ text, isRightToLeft }, at) =>
            isRightToLeft ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order.
              <bdi key={at} dir="rtl">
                {text}
              </bdi>
            ) : (
              text
            ),
          )}
        </span>
      );
    if ("notes" in part)
      return (
        <sup key={key} className="align-[0.35em] text-[0.7em] leading-0">
          {part.notes.map((number, at) => (
            <Fragment key={number}>
              {at > 0 && ","}
              <a href={`#note-${number}`} aria-label={`Note ${number}`} className="px-px text-accent">
                {number}
              </a>
            </Fragment>
          ))}
        </sup>
      );
    return part.markings.map((name) => (
      <span key={`${key} ${name}`} data-marked={name} className="t-meta ml-1.5 rounded-bar border border-current px-1">
        <span className="sr-only">Marked </span>
        {name}
      </span>
    ));
  });
}
