import type { Metadata } from "next";
import { SourceDesk } from "@/components/desk/SourceDesk";
import { recordHref } from "@/components/logbook/recordHref";
import { RestingGroups } from "@/components/logbook/RestingList";
import { GradeMark } from "@/components/record/GradeMark";
import { MarkingNote } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { type SourceDesk as Desk, sourceDesk } from "@/lib/desk/queries";
import { isPublishedLater, sourceKindLabels } from "@/lib/evidence/rules";
import { languageLabel } from "@/lib/evidence/rules-words";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments } from "@/lib/negotiations/queries";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { reliabilityLabels } from "@/lib/record/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { LaterRecords } from "./LaterRecords";

type Props = { params: Promise<{ slug: string; sourceId: string }>; searchParams: Promise<MomentParams> };

const findSource = openingRecord(async (opened, id) => (isId(id) ? sourceDesk(opened, id) : null));

async function openSource({ params, searchParams }: Props) {
  const [{ slug, sourceId }, asked] = [await params, await searchParams];
  return { slug, sourceId, ...(await findSource(slug, sourceId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openSource(props);
  return { title: found.source.title };
}

export default async function SourcePage(props: Props) {
  const { slug, sourceId, opened, found } = await openSource(props);
  const { moment, member, negotiation } = opened;
  const { source, words, passages, later, materials, facts, marks, sentences, lookedTo } = found;
  const compartments = await myCompartments(opened);
  const marked = compartments.find(({ id }) => id === source.compartmentId);
  const query = momentQuery(moment);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const evidence = paths.evidence(slug);
  const correctHref = hrefWith(evidence, { correct: source.record.id }, "form");
  const placed = [...passages, ...later].flatMap(({ id, noun, place }) => (place ? [{ id, noun, ...place }] : []));
  const recorded = (
    <>
      <Recorded found={found} reading={{ slug, moment }} compartments={compartments} />
      <LaterRecords
        later={later}
        zone={negotiation.timeZone}
        compartments={compartments}
        hrefOn={(day) => paths.source(slug, sourceId) + momentQuery(moment, { asOf: day })}
      />
    </>
  );
  return (
    <NegotiationFrame opened={opened} section="evidence" path={paths.source(slug, sourceId)}>
      <div className="grid gap-6">
        <div className="max-w-4xl">
          <p className="t-small">
            <Link href={evidence + query} className="link">
              Evidence
            </Link>
          </p>
          <Answer>
            <bdi>{source.title}</bdi>
          </Answer>
          <MetaLine className="mt-1">
            <GradeMark reliability={source.reliability} /> {aboutIt(source)}. Rests on <bdi>{source.origin}</bdi>.{" "}
            {isPublishedLater(source.published, { asOf: moment.asOf, zone: negotiation.timeZone }) &&
              "It was published after the day that this page shows. "}
            {mayWrite && (
              <Link href={correctHref} className="link print:hidden">
                Correct
              </Link>
            )}
          </MetaLine>
          <MarkingNote compartment={marked} className="mt-1" />
          {words?.fileName && (
            <p className="t-meta mt-1 text-ink-3">
              Its words were read from <bdi>{words.fileName}</bdi>.
            </p>
          )}
        </div>
        {words ? (
          <SourceDesk
            document={{
              text: words.text,
              marks,
              facts,
              rounds: materials.rounds.map(({ id, number, title, state }) => ({
                id,
                title: `Round ${number}${title ? `, ${title}` : ""}`,
                isLive: state !== "concluded" && state !== "collapsed",
              })),
              source: { kind: source.kind, published: source.published },
            }}
            sentences={sentences}
            language={source.language}
            passages={placed}
            materials={materials}
            negotiationId={negotiation.id}
            sourceId={sourceId}
            sourceRecordId={source.record.id}
            seenRecordId={opened.newestRecordId}
            compartmentId={source.compartmentId}
            mayRecord={mayWrite}
            nowHref={!moment.isPresent && mayRecord(member).allowed ? paths.source(slug, sourceId) : null}
          >
            {mayWrite && lookedTo < words.text.length && (
              <p className="t-small text-ink-2">
                This is a long text: suggestions were looked for in its first {lookedTo.toLocaleString("en")}{" "}
                characters. Take the rest by hand: select words, or walk its sentences with n.
              </p>
            )}
            {recorded}
          </SourceDesk>
        ) : (
          <div className="grid max-w-4xl gap-8">
            <div className="grid max-w-measure justify-items-start gap-3">
              <p>
                The words of this source are not kept here. Once they are, they can be read beside what is recorded from
                them, and each record shows the passage that it rests on.
              </p>
              {mayWrite && <ButtonLink href={correctHref}>Take in its words</ButtonLink>}
            </div>
            {recorded}
          </div>
        )}
      </div>
    </NegotiationFrame>
  );
}

type RecordedProps = {
  found: Desk;
  reading: Parameters<typeof recordHref>[0];
  compartments: Parameters<typeof RestingGroups>[0]["compartments"];
};

/** What is recorded from the source: each record's passage, and what cites it without one. */
function Recorded({ found: { passages, resting, words }, reading, compartments }: RecordedProps) {
  const quoted = new Set(passages.map(({ recordId }) => recordId));
  const others = resting
    .map((group) => ({ ...group, lines: group.lines.filter(({ recordId }) => !quoted.has(recordId)) }))
    .filter(({ lines }) => lines.length > 0)
    .map((group) => ({ ...group, count: group.lines.length }));
  const count = resting.reduce((sum, each) => sum + each.count, 0);
  return (
    <Section title="Recorded from it" aside={count > 0 && count.toLocaleString("en-GB")} id="recorded">
      {count === 0 && <p className="t-small py-2 text-ink-2">Nothing is recorded from it yet.</p>}
      <ul>
        {passages.map(({ id, line, quote, place }) => (
          <li key={id} className="border-b border-rule py-2">
            <Link href={recordHref(reading, line.target)} className="link-name line-clamp-2 min-h-6 py-0.5" dir="auto">
              {line.text}
            </Link>
            <p className="t-meta text-ink-3">
              {line.group},{" "}
              {place ? (
                <a href={`#passage-${id}`} className="link">
                  from <q dir="auto">{quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}</q>
                </a>
              ) : (
                <>
                  <q dir="auto">{quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}</q>
                  {words && ", which does not stand in these words"}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <div className="py-2">
          <RestingGroups groups={others} reading={reading} compartments={compartments} />
        </div>
      )}
    </Section>
  );
}

function aboutIt({ kind, publisher, published, reliability, language }: Desk["source"]): string {
  const date = published && formatFuzzy(requireFuzzyDate(published), "UTC");
  return [sourceKindLabels[kind], publisher, date, language && languageLabel(language), reliabilityLabels[reliability]]
    .filter(Boolean)
    .join(", ");
}
