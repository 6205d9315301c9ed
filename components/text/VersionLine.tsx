"use client";

import { Link } from "@/components/ui/Link";
import { ButtonLink } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { Popover } from "@/components/ui/Popover";
import { Time } from "@/components/ui/Time";
import { paths } from "@/lib/platform/paths";
import { type Drafter, drafterLabels } from "@/lib/text/rules";
import { momentQuery } from "@/lib/time/moment-query";
import { compareHref } from "./compareAddress";
import { useSelectedTerm } from "./TermSelection";
import { correctionHref, type TextView, textHref } from "./textAddress";
import { dotPlaces } from "./versionDots";

export type VersionMark = {
  id: string;
  number: number;
  words: string;
  dateTime: string;
  author: string;
  drafter: Drafter;
  /** The party or mediator whose text it is. */
  drafterName?: string;
  reason?: string;
  /** The wording that it corrects, which can still be read. */
  correctsId?: string;
};

/** The wordings of one term in the language that is read. The page has hundreds, so it says no more than it has to. */
export type VersionedTerm = {
  id: string;
  number: string;
  title: string;
  /** Left out where nothing is worded yet. */
  shownId?: string;
  /** The first first; the last is in force. */
  versions: readonly VersionMark[];
  /** The version that is shown as it was before it was corrected or taken back; left out: one that stands is shown. */
  former?: { number: number; isRetracted: boolean };
};

type Props = {
  terms: readonly VersionedTerm[];
  view: TextView;
  /** Whether the reader may word a clause anew, and correct a wording. */
  mayReword: boolean;
};

/** Of the term that the reader is at: which wording is shown, when it came and from whom, and the way to the others. */
export function VersionLine({ terms, view, mayReword }: Props) {
  const termId = useSelectedTerm();
  const term = terms.find(({ id }) => id === termId);
  const shown = term?.versions.find(({ id }) => id === term.shownId);
  if (!term) return null;
  const inForce = term.versions.at(-1);
  return (
    <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0 truncate">
        <span className="text-ink-3">{term.number}</span>{" "}
        <span className="t-ui-strong max-md:hidden">{term.title}</span>
      </p>
      {shown || term.former ? (
        <>
          <VersionMenu term={term} shown={shown ?? null} view={view} mayReword={mayReword} />
          {term.versions.length > 1 && shown && <VersionDots term={term} shownId={shown.id} view={view} />}
        </>
      ) : (
        <p className="t-meta text-ink-3">No wording is on record.</p>
      )}
      {inForce && term.versions.length > 1 && (
        <ButtonLink
          href={compareHref({ ...view, ...lastTwo, termId: term.id, to: inForce.id })}
          variant="quiet"
          className="t-small -mx-2 px-2 print:hidden"
          data-compare=""
        >
          Compare
        </ButtonLink>
      )}
      {mayReword && (
        <ButtonLink
          href={paths.wording(view.slug, term.id)}
          variant="quiet"
          className="t-small -mx-2 px-2"
          data-edit-wording=""
        >
          {shown || term.former ? "Write a new wording" : "Write its wording"}
        </ButtonLink>
      )}
    </div>
  );
}

const lastTwo = { from: null, since: null, layout: "beside" } as const;

/** The address of a wording: what is in force stands there without being asked for. */
function versionHref(view: TextView, { id: termId, versions }: VersionedTerm, versionId: string): string {
  return textHref(view, versionId === versions.at(-1)?.id ? { termId } : { termId, versionId });
}

type MenuProps = Omit<Props, "terms"> & { term: VersionedTerm; shown: VersionMark | null };

function VersionMenu({ term, shown, view, mayReword }: MenuProps) {
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
              href={versionHref(view, term, version.id)}
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
            {(mayReword || version.correctsId) && (
              <p className="t-meta flex flex-wrap gap-x-4 pb-1.5 pl-[7rem]">
                {version.correctsId && (
                  <Link
                    href={textHref(view, { termId: term.id, versionId: version.correctsId })}
                    className="link inline-flex min-h-6 items-center max-md:min-h-11"
                  >
                    Before it was corrected
                    <span className="sr-only">: version {version.number}</span>
                  </Link>
                )}
                {mayReword && (
                  <Link
                    href={correctionHref(view, { termId: term.id, recordId: version.id })}
                    className="link inline-flex min-h-6 items-center max-md:min-h-11"
                  >
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
        <Link
          href={`${paths.term(view.slug, term.id)}${momentQuery(view.moment)}#wordings`}
          className="link inline-flex min-h-6 items-center max-md:min-h-11"
        >
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
function VersionDots({ term, shownId, view }: { term: VersionedTerm; shownId: string; view: TextView }) {
  const { versions } = term;
  const places = dotPlaces(versions.map(({ dateTime }) => Date.parse(dateTime)));
  const x = (place: number) => inset + place * (width - 2 * inset);
  return (
    <svg width={width} height="24" viewBox={`0 0 ${width} 24`} className="max-xl:hidden" aria-hidden="true">
      <path d={`M${inset} 12H${width - inset}`} stroke="var(--rule-2)" strokeWidth="1.5" />
      {versions.map((version, index) => (
        <a key={version.id} href={versionHref(view, term, version.id)} tabIndex={-1}>
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
