/** Every bracket, a row each: the words, whose they are and why, and the wordings that opened and closed it. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/Time";
import { paths } from "@/lib/platform/paths";
import { bracketKindMeanings } from "@/lib/text/brackets";
import { directionOf } from "@/lib/text/languages";
import type { BracketMoment, BracketOnRecord } from "@/lib/text/queries-ledger";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { type Sponsor, SponsorLine } from "./SponsorMark";
import { type TextView, textHref } from "./textAddress";

type Props = {
  brackets: readonly BracketOnRecord[];
  sponsors: readonly Sponsor[];
  view: TextView;
  zone: string;
  /** Who sees what is marked. */
  marking: (compartmentId: string | null) => ReactNode;
};

export function BracketList({ brackets, sponsors, view, zone, marking }: Props) {
  const shown = new Set(brackets.map(({ id }) => id));
  return (
    <ul>
      {brackets.map((bracket) => {
        const { id, term, language, wordsNow, kind, openedIn, closedIn, closedHow, reopenedFrom, lastSeen } = bracket;
        const direction = directionOf(language);
        const moment = { termId: term.id, view, zone };
        return (
          <li
            key={id}
            id={bracketElementId(id)}
            data-row
            className={cx(
              "grid scroll-mt-4 gap-x-6 gap-y-2 border-t border-rule py-3 first:border-t-0 target:bg-accent-tint lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,3fr)_minmax(0,3fr)]",
              reopenedFrom !== null && "border-l-4 border-l-st-contested pl-3",
            )}
          >
            <div className="min-w-0">
              <p>
                <Link
                  href={textHref(view, { termId: term.id, versionId: lastSeen.versionId })}
                  className="link-name t-meta text-ink-3 max-md:inline-block max-md:py-1"
                >
                  <bdi>
                    {term.number} {term.title}
                  </bdi>
                </Link>
              </p>
              <p lang={language} dir={direction} className="t-note line-clamp-4">
                [{wordsNow || <span className="text-ink-3">blank</span>}]
              </p>
              {reopenedFrom !== null && (
                <p className="t-small font-semibold text-st-contested">
                  {shown.has(reopenedFrom) ? (
                    <a href={`#${bracketElementId(reopenedFrom)}`} className="underline underline-offset-3">
                      Reopened
                    </a>
                  ) : (
                    "Reopened"
                  )}
                  : its words had been closed before.
                </p>
              )}
            </div>
            <div className="t-small min-w-0">
              <Whose codes={bracket.sponsors} sponsors={sponsors} />
              {kind && (
                <p className="text-ink-2" title={bracketKindMeanings[kind]}>
                  {kind}
                </p>
              )}
            </div>
            <div className="t-small min-w-0">
              <Moment what="Opened" at={openedIn} {...moment} />
              {marking(openedIn.compartmentId)}
            </div>
            <div className="t-small min-w-0">
              {closedIn ? (
                <>
                  <Moment what={closings[closedHow ?? "replaced"]} at={closedIn} {...moment} />
                  {marking(closedIn.compartmentId)}
                </>
              ) : (
                <p className="font-semibold text-st-contested">Open</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const bracketElementId = (id: string) => `bracket-${id.replace(":", "-")}`;

const closings = {
  agreed: "Closed, words agreed",
  dropped: "Closed, words dropped",
  replaced: "Closed, words replaced",
};

function Whose({ codes, sponsors }: { codes: readonly string[]; sponsors: readonly Sponsor[] }) {
  if (codes.length === 0) return <p className="text-ink-3">No sponsor on record</p>;
  return codes.map((code) => {
    const sponsor = sponsors.find((one) => one.code === code);
    return (
      <p key={code} className="flex items-center gap-2">
        {sponsor && <SponsorLine index={sponsor.index} />}
        <bdi className="min-w-0">{sponsor?.name ?? code}</bdi>
      </p>
    );
  });
}

type MomentProps = { what: string; at: BracketMoment; termId: string; view: TextView; zone: string };

function Moment({ what, at, termId, view, zone }: MomentProps) {
  return (
    <>
      <p>
        {what}{" "}
        <Link href={textHref(view, { termId, versionId: at.versionId })} className="link">
          <Time dateTime={at.validFrom.toISOString()}>{formatFuzzy(requireFuzzyDate(at.validText), zone)}</Time>,
          version {at.number}
        </Link>
      </p>
      {at.validInferred && <p className="t-meta text-ink-3">date inferred</p>}
      <p className="text-ink-2">
        {at.session ? (
          <Link href={paths.session(view.slug, at.session.id) + momentQuery(view.moment)} className="link">
            <bdi>{at.session.title}</bdi>
          </Link>
        ) : (
          <span className="text-ink-3">no session on record</span>
        )}
      </p>
    </>
  );
}
