"use client";

import Link from "next/link";
import { ButtonLink } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { Popover } from "@/components/ui/Popover";
import { Time } from "@/components/ui/Time";
import { type Drafter, drafterLabels } from "@/lib/text/rules";
import { useTermSelection } from "./TermSelection";
import { dotPlaces } from "./versionDots";

export type VersionMark = {
  id: string;
  number: number;
  words: string;
  dateTime: string;
  author: string;
  drafter: Drafter;
  drafterName: string | null;
  reason: string | null;
  href: string;
  /** As it was before it was corrected; null where it never was. */
  formerHref: string | null;
  /** Where it is corrected or taken back; null for who may not. */
  correctHref: string | null;
};

/** The wordings of one term in the language that is read, the first first. */
export type VersionedTerm = {
  id: string;
  number: string;
  title: string;
  /** Null where nothing is worded yet. */
  shownId: string | null;
  versions: readonly VersionMark[];
  /** The version that is shown as it was before it was corrected or taken back; null: one that stands is shown. */
  former: { number: number; isRetracted: boolean } | null;
  /** Every wording that was recorded of it, whatever became of it. */
  historyHref: string;
  /** Where two of them are compared; null while there is but one. */
  compareHref: string | null;
  /** Where a new wording is written; left out for who may not. */
  editHref: string | null;
};

/** Of the term that the reader is at: which wording is shown, when it came and from whom, and the way to the others. */
export function VersionLine({ terms }: { terms: readonly VersionedTerm[] }) {
  const { termId } = useTermSelection();
  const term = terms.find(({ id }) => id === termId);
  const shown = term?.versions.find(({ id }) => id === term.shownId);
  if (!term) return null;
  return (
    <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0 truncate">
        <span className="text-ink-3">{term.number}</span>{" "}
        <span className="t-ui-strong max-md:hidden">{term.title}</span>
      </p>
      {shown || term.former ? (
        <>
          <VersionMenu term={term} shown={shown ?? null} />
          {term.versions.length > 1 && shown && <VersionDots versions={term.versions} shownId={shown.id} />}
        </>
      ) : (
        <p className="t-meta text-ink-3">No wording is on record.</p>
      )}
      {term.compareHref && (
        <ButtonLink href={term.compareHref} variant="quiet" className="t-small -mx-2 px-2 print:hidden" data-compare="">
          Compare
        </ButtonLink>
      )}
      {term.editHref && (
        <ButtonLink href={term.editHref} variant="quiet" className="t-small -mx-2 px-2" data-edit-wording="">
          {shown || term.former ? "Write a new wording" : "Write its wording"}
        </ButtonLink>
      )}
    </div>
  );
}

function VersionMenu({ term, shown }: { term: VersionedTerm; shown: VersionMark | null }) {
  const { versions, former } = term;
  return (
    <Popover
      labelClassName="flex min-h-8 items-center gap-2 max-md:min-h-11"
      panelClassName="p-1"
      className="version-menu"
      label={
        <>
          <span className="t-ui-strong">Version {shown?.number ?? former?.number}</span>
          <span className="t-meta text-ink-2">
            {shown ? (
              <>
                <Time dateTime={shown.dateTime}>{shown.words}</Time>, {shown.author}
              </>
            ) : (
              `before it was ${former?.isRetracted ? "taken back" : "corrected"}`
            )}
          </span>
          <Icon name="down" className="text-ink-2 print:hidden" />
        </>
      }
    >
      <ol reversed className="max-h-[60dvh] overflow-y-auto">
        {[...versions].reverse().map((version) => (
          <li key={version.id}>
            <Link
              href={version.href}
              aria-current={version.id === shown?.id ? "true" : undefined}
              className="grid max-w-96 grid-cols-[5.5rem_1fr] gap-x-3 rounded-bar px-3 py-1.5 hover:bg-accent-tint aria-[current]:bg-accent-tint"
            >
              <span className="t-ui-strong">Version {version.number}</span>
              <span className="t-small">
                <Time dateTime={version.dateTime}>{version.words}</Time>, {version.author}
                <span className="t-meta block text-ink-3">{sourceInWords(version)}</span>
                {version.reason && <span className="t-meta block text-ink-2">{version.reason}</span>}
              </span>
            </Link>
            {(version.correctHref || version.formerHref) && (
              <p className="t-meta flex flex-wrap gap-x-4 pb-1.5 pl-[7rem]">
                {version.formerHref && (
                  <Link href={version.formerHref} className="link inline-flex min-h-6 items-center max-md:min-h-11">
                    Before it was corrected
                    <span className="sr-only">: version {version.number}</span>
                  </Link>
                )}
                {version.correctHref && (
                  <Link href={version.correctHref} className="link inline-flex min-h-6 items-center max-md:min-h-11">
                    Correct
                    <span className="sr-only"> version {version.number}</span>
                  </Link>
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="t-meta border-t border-rule px-3 py-1.5">
        <Link href={term.historyHref} className="link inline-flex min-h-6 items-center max-md:min-h-11">
          All that was recorded, corrections too
        </Link>
      </p>
    </Popover>
  );
}

function sourceInWords({ drafter, drafterName }: VersionMark): string {
  if (!drafterName) return drafterLabels[drafter];
  return drafter === "mediator" ? `Text of the mediator, ${drafterName}` : `Text of ${drafterName}`;
}

const width = 180;
const inset = 8;

/** The same as the menu, drawn: for the eye and the pointer. */
function VersionDots({ versions, shownId }: { versions: readonly VersionMark[]; shownId: string }) {
  const places = dotPlaces(versions.map(({ dateTime }) => Date.parse(dateTime)));
  const x = (place: number) => inset + place * (width - 2 * inset);
  return (
    <svg width={width} height="24" viewBox={`0 0 ${width} 24`} className="max-xl:hidden" aria-hidden="true">
      <path d={`M${inset} 12H${width - inset}`} stroke="var(--rule-2)" strokeWidth="1.5" />
      {versions.map((version, index) => (
        <a key={version.id} href={version.href} tabIndex={-1}>
          <title>{`Version ${version.number}, ${version.words}`}</title>
          <circle cx={x(places[index] ?? 1)} cy="12" r="10" fill="transparent" />
          {version.id === shownId ? (
            <circle cx={x(places[index] ?? 1)} cy="12" r="5.5" className="fill-accent" />
          ) : (
            <circle cx={x(places[index] ?? 1)} cy="12" r="4" className="fill-paper stroke-ink-2" strokeWidth="1.8" />
          )}
        </a>
      ))}
    </svg>
  );
}
