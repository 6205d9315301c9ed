/** Statements, each with its speaker: who said what, when, in what capacity. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { StatementView } from "@/lib/evidence/queries";
import { speakerInWords, type SpeakerNames, statementCapacityMeanings } from "@/lib/evidence/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

export type WhoSpeaks = {
  delegate: (id: string) => NonNullable<SpeakerNames["delegate"]> | undefined;
  party: (id: string) => string | undefined;
  /** The page of the person, and of the party, who speaks; left out where their names lead nowhere. */
  delegateHref?: (id: string) => string;
  partyHref?: (id: string) => string;
};

type Props = {
  statements: readonly StatementView[];
  who: WhoSpeaks;
  zone: string;
  /** On which terms it was. */
  terms: (statement: StatementView) => ReactNode;
  footing: (statement: StatementView) => ReactNode;
};

export function StatementList({ statements, who, zone, terms, footing }: Props) {
  return (
    <ul>
      {statements.map((statement) => (
        <li
          key={statement.id}
          id={`statement-${statement.id}`}
          data-row
          className="grid gap-x-6 gap-y-1 border-t border-rule py-4 first:border-t-0 target:bg-accent-tint md:grid-cols-[8.5rem_minmax(0,1fr)]"
        >
          <p className="t-meta pt-0.5 text-ink-3">
            <Time dateTime={statement.record.validFrom.toISOString()}>
              {formatFuzzy(requireFuzzyDate(statement.record.validText), zone)}
            </Time>
          </p>
          <div className="min-w-0">
            <Spoken statement={statement} who={who} />
            <div className="mt-1.5 grid gap-1">
              {terms(statement)}
              {footing(statement)}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The speaker in the first line, the words under it. */
export function Spoken({ statement, who }: { statement: StatementView; who: WhoSpeaks }) {
  const delegate = statement.speakerId ? who.delegate(statement.speakerId) : undefined;
  const { name, about } = speakerInWords(statement, { delegate, party: who.party });
  const href = speakerHref(statement, who, name);
  return (
    <>
      <p title={statementCapacityMeanings[statement.capacity]}>
        {href ? (
          <Link href={href} className="link-name t-ui-strong max-md:inline-block max-md:py-1">
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi className="t-ui-strong">{name}</bdi>
        )}
        {about && <span className="text-ink-2">, {about}</span>}
      </p>
      <p dir="auto" className="t-note mt-0.5 max-w-measure whitespace-pre-line">
        {statement.text}
      </p>
    </>
  );
}

/** The page of whoever is named: a person on record, or the party. */
function speakerHref({ speakerId, partyId }: StatementView, who: WhoSpeaks, name: string): string | undefined {
  if (speakerId && who.delegate(speakerId)?.name === name) return who.delegateHref?.(speakerId);
  return partyId && who.party(partyId) === name ? who.partyHref?.(partyId) : undefined;
}
