/** The sources with what rests on each, those that were published later, and what rests on none. */
import type { ReactNode } from "react";
import { LinkingThreads } from "@/components/annotations/LinkingThreads";
import { SourceList } from "@/components/evidence/SourceList";
import { RestingGroups, RestingList } from "@/components/logbook/RestingList";
import { MarkingNote } from "@/components/record/MarkingNote";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import { unsourcedIn } from "@/lib/analysis/sourcing";
import { linkingThreads } from "@/lib/annotations/queries-linking";
import type { SourceView } from "@/lib/evidence/queries";
import type { EvidencePage } from "@/lib/logbook/queries-evidence";
import { inGroups, restingOn, withPositions } from "@/lib/logbook/rules/resting";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import { Nothing } from "./Nothing";

type Props = {
  opened: Opened;
  found: EvidencePage;
  compartments: readonly CompartmentView[];
  parted: { byThen: readonly SourceView[]; later: readonly SourceView[] };
  /** Whose records are wanted to the last one: those of a source, or those of `none`. */
  wanted: string | null;
  acts: (source: SourceView) => ReactNode;
  /** The way to the form for a new source, for who may record. */
  add: ReactNode;
};

export async function SourceSections({ opened, found, compartments, parted, wanted, acts, add }: Props) {
  const { moment } = opened;
  const { isPresent } = moment;
  const { slug } = opened.negotiation;
  const { byThen, later } = parted;
  const { lines } = found;
  const linking = await linkingThreads(
    opened,
    found.sources.map(({ id }) => id),
  );
  const query = momentQuery(moment);
  const reading = { slug, moment };
  const allOf = (of: string, hash: string) =>
    of === wanted ? undefined : hrefWith(paths.evidence(slug) + query, { resting: of }, hash);
  const unsourced = unsourcedIn(lines, found.sources);
  const nonePublished = isPresent ? "None is published yet." : "None had been published by then.";
  const sourceList = (shown: readonly SourceView[]) => (
    <SourceList
      sources={shown}
      wordsHref={({ id }) => paths.source(slug, id) + query}
      resting={({ id }) => (
        <>
          <RestingList
            groups={withPositions(restingOn(id, lines), found.positionsOn.get(id) ?? 0)}
            reading={reading}
            compartments={compartments}
            allHref={allOf(id, `source-${id}`)}
          />
          <LinkingThreads threads={linking.get(id) ?? []} reading={reading} compartments={compartments} />
        </>
      )}
      footing={(source) => (
        <>
          <MarkingNote compartment={compartments.find(({ id }) => id === source.record.compartmentId)} />
          {acts(source)}
        </>
      )}
    />
  );

  return (
    <>
      <Section title="Sources" aside={add}>
        {sourceList(byThen)}
        {byThen.length === 0 && <Nothing>{later.length > 0 ? nonePublished : "No source is on record."}</Nothing>}
      </Section>
      {later.length > 0 && (
        <Section
          title="Published later"
          aside={isPresent ? "dated ahead" : "how we know now of what held then"}
          id="published-later"
        >
          {sourceList(later)}
        </Section>
      )}
      {unsourced.length > 0 && (
        <Section title="Without a source" id="unsourced">
          <div className="py-2">
            <RestingGroups
              groups={withPositions(inGroups(unsourced), found.positionsOn.get(null) ?? 0)}
              reading={reading}
              compartments={compartments}
              allHref={allOf("none", "unsourced")}
            />
          </div>
        </Section>
      )}
    </>
  );
}
