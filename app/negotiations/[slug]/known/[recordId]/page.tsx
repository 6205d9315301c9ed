import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActivityList } from "@/components/activity/ActivityList";
import { recordHref } from "@/components/logbook/recordHref";
import { ToldDifferently } from "@/components/logbook/ToldDifferently";
import { GradeMark } from "@/components/record/GradeMark";
import { MarkingNote } from "@/components/record/MarkingNote";
import { OriginsMark } from "@/components/record/OriginsMark";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { howWeKnow, type KnownChain } from "@/lib/activity/queries-chain";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { sourcingInWords } from "@/lib/record/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "How do we know?" };

type Props = { params: Promise<{ slug: string; recordId: string }>; searchParams: Promise<MomentParams> };

export default async function KnownPage({ params, searchParams }: Props) {
  const [{ slug, recordId }, asked] = [await params, await searchParams];
  const opened = await openNegotiation(slug, asked);
  const chain = isId(recordId) ? await howWeKnow(opened, recordId) : null;
  if (!chain) notFound();
  const { negotiation, moment } = opened;
  const { record, citations, steps, ended } = chain;
  const compartments = await myCompartments(opened);
  const reading = { slug, moment };
  const query = momentQuery(moment);
  const [last] = steps;
  const held = formatFuzzy(requireFuzzyDate(record.validText), negotiation.timeZone);
  return (
    <NegotiationFrame
      opened={opened}
      section="evidence"
      path={paths.known(slug, recordId)}
      keys={[{ keys: ["j", "k"], label: "next, previous change" }]}
    >
      <RowNavigation noun="change" />
      <div className="grid max-w-4xl gap-8">
        <div>
          <p className="t-small">
            <Link href={paths.evidence(slug) + query} className="link">
              Evidence
            </Link>
          </p>
          <Answer>How do we know?</Answer>
          {last && (
            <p className="mt-1">
              {last.target ? (
                <Link href={recordHref(reading, last.target)} className="link">
                  {saidBy(last)}
                </Link>
              ) : (
                saidBy(last)
              )}
            </p>
          )}
          <MetaLine className="mt-1">
            <OriginsMark citations={citations} /> {sourcingInWords(citations)}. Held from {held}
            {record.validInferred && ", a date that was worked out"}; recorded by {chain.byName}.
            {ended && (ended.isRetraction ? " It has been taken back." : " It has been corrected since.")}
          </MetaLine>
          <MarkingNote compartment={compartments.find(({ id }) => id === record.compartmentId)} className="mt-1" />
        </div>
        <Section title="What it rests on" aside={sourcingInWords(citations)}>
          {citations.length === 0 && (
            <p className="t-small py-2 text-ink-2">
              It cites no source. Whoever knows where it comes from can correct it and say so.
            </p>
          )}
          <ul>
            {citations.map((citation) => (
              <Cited
                key={`${citation.sourceId} ${citation.locator} ${citation.quote}`}
                citation={citation}
                slug={slug}
                query={query}
              />
            ))}
          </ul>
          {chain.withdrawn.map(({ id, title, reason }) => (
            <p key={id} className="t-small border-t border-rule py-2 text-st-contested">
              <span aria-hidden="true" className="font-semibold">
                !{" "}
              </span>
              It also cited <bdi>{title}</bdi>, which was taken back{reason && <>: {reason}</>}.
            </p>
          ))}
        </Section>
        {chain.toldDifferently.length > 0 && (
          <Section title="Other sources say otherwise">
            <ToldDifferently
              groups={chain.toldDifferently}
              timeZone={negotiation.timeZone}
              here={recordId}
              reading={reading}
              compartments={compartments}
            />
          </Section>
        )}
        <div className="grid gap-6" id="changes">
          <ActivityList entries={steps} timeZone={negotiation.timeZone} reading={reading} compartments={compartments} />
        </div>
      </div>
    </NegotiationFrame>
  );
}

function saidBy({ person, did, detail }: KnownChain["steps"][number]): string {
  return `${person} ${did.trim()}${detail ? `: ${detail}` : ""}`;
}

type CitedProps = { citation: KnownChain["citations"][number]; slug: string; query: string };

/** One source with its grade and, where its words are kept, the passage among them. */
function Cited({ citation, slug, query }: CitedProps) {
  const { source, passage, quote, locator, origin } = citation;
  return (
    <li className="border-b border-rule py-3">
      <p>
        <GradeMark reliability={citation.reliability} credibility={citation.credibility} />{" "}
        <Link
          href={`${paths.source(slug, citation.sourceId)}${query}${passage ? `#passage-${passage.id}` : ""}`}
          className="link"
        >
          <bdi>{citation.sourceTitle}</bdi>
        </Link>
        {locator && <>, {locator}</>}
      </p>
      <p className="t-small text-ink-2">
        Rests on <bdi>{origin}</bdi>
        {source?.published && `, published ${formatFuzzy(requireFuzzyDate(source.published), "UTC")}`}
      </p>
      {passage ? (
        <blockquote
          dir="auto"
          lang={passage.language ?? undefined}
          className="t-note mt-2 max-w-measure border-l-2 border-rule pl-3 font-serif whitespace-pre-line text-ink-2"
        >
          {passage.before}
          <mark className="rounded-bar bg-accent-tint text-ink">{passage.words}</mark>
          {passage.after}
        </blockquote>
      ) : (
        quote && (
          <q dir="auto" className="t-note mt-2 block max-w-measure border-l-2 border-rule pl-3 font-serif text-ink-2">
            {quote}
          </q>
        )
      )}
    </li>
  );
}
