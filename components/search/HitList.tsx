/** What was found, noun by noun, each hit in its context and leading to where it is read in full. */
import { Fragment } from "react";
import { recordHref, type Reading } from "@/components/logbook/recordHref";
import { MarkingWord } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { Group, Hit } from "@/lib/search/queries";
import { type FoundNoun, foundNouns } from "@/lib/search/rules/nouns";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { Marked, MarkedSnippet } from "./Marked";

type Props = {
  groups: readonly Group[];
  reading: Reading;
  timeZone: string;
  compartments: readonly { id: string; name: string; meaning: string }[];
  /** Where all hits of a noun are; null on a page of one noun. */
  allOf: ((noun: FoundNoun) => string) | null;
  /** Of the nouns' headings. */
  level?: 2 | 3;
};

export function HitList({ groups, allOf, level = 2, ...each }: Props) {
  return groups.map(({ noun, count, hits }) => (
    <Section
      key={noun}
      title={foundNouns[noun].many}
      level={level}
      aside={
        allOf && count > hits.length ? (
          <Link href={allOf(noun)} className="link inline-flex items-center max-md:min-h-11">
            All {count.toLocaleString("en-GB")}
            <span className="sr-only"> {foundNouns[noun].many.toLowerCase()}</span>
          </Link>
        ) : (
          count.toLocaleString("en-GB")
        )
      }
    >
      <ul>
        {hits.map((hit) => (
          <HitRow key={hit.recordId} hit={hit} level={level} {...each} />
        ))}
      </ul>
    </Section>
  ));
}

type RowProps = { hit: Hit; level: 2 | 3 } & Omit<Props, "groups" | "allOf" | "level">;

function HitRow({ hit, level, reading, timeZone, compartments }: RowProps) {
  const Heading = `h${level === 2 ? 3 : 4}` as const;
  const { target, snippet, validText } = hit;
  const date = requireFuzzyDate(validText);
  const name = <HitName hit={hit} />;
  return (
    <li data-row className="border-t border-rule py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Heading className="t-ui-strong min-w-0 wrap-anywhere">
          {target ? (
            <Link href={recordHref(reading, target)} data-row-link className="link-name max-md:py-1">
              {name}
            </Link>
          ) : (
            name
          )}
        </Heading>
        <p className="t-meta flex flex-wrap items-baseline gap-x-3 text-ink-3">
          <MarkingWord compartment={compartments.find(({ id }) => id === hit.compartmentId)} />
          <Time dateTime={earliest(date, timeZone).toISOString()}>
            {formatFuzzy(date, timeZone, { weekday: false })}
            {hit.isInferred && ", inferred"}
          </Time>
        </p>
      </div>
      {snippet && (
        <MarkedSnippet
          snippet={snippet}
          className="t-small mt-0.5 max-w-measure whitespace-pre-line wrap-anywhere text-ink-2"
        />
      )}
      {hit.title && hit.about.length > 0 && (
        <p className="t-meta mt-0.5 text-ink-3">
          <Names names={hit.about.map((each) => each.name)} />
        </p>
      )}
    </li>
  );
}

/** Its own name; or whose it is, and on which terms. */
function HitName({ hit: { title, about, kind } }: { hit: Hit }) {
  if (title)
    return (
      <bdi>
        <Marked pieces={title} />
      </bdi>
    );
  const [whose, terms] = [about.filter((each) => each.kind !== "term"), about.filter((each) => each.kind === "term")];
  const noun = foundNouns[kind].one;
  if (whose.length + terms.length === 0) return `A ${noun}`;
  return (
    <>
      {whose.length > 0 && <Names names={whose.map(({ name }) => name)} />}
      {whose.length > 0 && terms.length > 0 && " on "}
      {terms.length > 0 && <Names names={terms.map(({ name }) => name)} />}
    </>
  );
}

const mostNames = 3;

function Names({ names }: { names: readonly string[] }) {
  const shown = names.slice(0, mostNames);
  return (
    <>
      {shown.map((name, place) => (
        <Fragment key={name}>
          {place > 0 && ", "}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      {names.length > shown.length && ` and ${names.length - shown.length} more`}
    </>
  );
}
