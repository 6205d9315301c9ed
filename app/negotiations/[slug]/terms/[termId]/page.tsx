import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { TermLineage } from "@/components/lineage/TermLineage";
import { ForecastLine } from "@/components/analysis/forecasts/ForecastLine";
import { forecastsOnHref } from "@/components/analysis/forecasts/forecastsAddress";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { ReviewLine } from "@/components/reviews/ReviewLine";
import { LinkageList } from "@/components/terms/LinkageList";
import { giveAxisHref } from "@/components/terms/giveAxisHref";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { StatusHistory } from "@/components/terms/StatusHistory";
import { WordingHistory } from "@/components/text/WordingHistory";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import { readTermZone } from "@/lib/analysis/term-zone";
import { mendedRecords } from "@/lib/activity/queries-corrections";
import { wordedTerm } from "@/lib/annotations/queries-text";
import { openForecastsOn } from "@/lib/forecasts/queries-short";
import { lineageOfTerm } from "@/lib/lineage/queries-term";
import { termStatusLabels } from "@/lib/terms/rules";
import { mayRecord } from "@/lib/negotiations/policy";
import { mayAskReview } from "@/lib/reviews/policy";
import { openReviews } from "@/lib/reviews/queries";
import { myCompartments } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { paths } from "@/lib/platform/paths";
import { type TermRecord, termRecord } from "@/lib/positions/queries/term";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { takenBackSessions } from "../../takenBackSessions";
import { WordingPanel } from "../../text/WordingPanel";
import { type Asked, TermsPanel } from "../TermsPanel";
import { TermEvidence, TermStatements } from "./TermEvidence";
import { TermHead } from "./TermHead";
import { TermStandpoints } from "./TermStandpoints";
import { TermWording } from "./TermWording";
import { Following } from "../../Following";

type Props = { params: Promise<{ slug: string; termId: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["g", "t"], label: "text" },
  { keys: ["g", "p"], label: "positions" },
  { keys: ["[", "]"], label: "step through named days" },
];

const giveAxis = {
  ...{ keys: "q", label: "give the term a quantity" },
  keywords: ["axis", "quantity", "percentage", "number", "unit"],
};

const findTerm = openingRecord(termRecord);

async function openTerm({ params, searchParams }: Props) {
  const [{ slug, termId }, asked] = [await params, await searchParams];
  return { slug, termId, asked, ...(await findTerm(slug, termId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openTerm(props);
  return { title: `${found.term.number} ${found.term.title}` };
}

export default async function TermPage(props: Props) {
  const { slug, termId, asked, opened, found } = await openTerm(props);
  const { moment, member, negotiation } = opened;
  const { term, agreement, parties, positions } = found;
  const worded = await wordedTerm(opened, term, found.status);
  const compartments = await myCompartments(opened);
  const takenBack = await takenBackSessions(opened);
  const { corrections } = await mendedRecords(
    opened,
    ["term", "linkage"],
    [termId, ...found.linkages.map(({ id }) => id)],
  );
  const forecasts = await openForecastsOn(opened, termId);
  const reviews = await openReviews(opened, termId);
  const lineage = await lineageOfTerm(opened, termId);
  const { timeZone } = negotiation;
  const path = paths.term(slug, termId);
  const query = momentQuery(moment);
  const hrefOf = (id: string) => paths.term(slug, id) + query;
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const act = (recordId: string, on: string) =>
    mayWrite && (
      <RecordAct href={hrefWith(path, { correct: recordId }, "form")} id={`correct-${recordId}`} on={on}>
        Correct
      </RecordAct>
    );
  const footing = (record: RecordFacts, citations: TermRecord["term"]["citations"], on: string, hasActs = true) => (
    <RecordFooting
      citations={citations}
      evidenceHref={paths.evidence(slug) + query}
      recordId={record.id}
      takenBack={takenBack(record.sessionId)}
      compartment={compartments.find(({ id }) => id === record.compartmentId)}
      corrected={{ corrections: corrections.get(record.seriesId), timeZone }}
      acts={hasActs && act(record.id, on)}
    />
  );
  const add = (kind: string, words: string) =>
    mayWrite && (
      <ButtonLink
        id={`add-${kind}`}
        variant="quiet"
        href={hrefWith(path, { add: kind }, "form")}
        scroll={false}
        className="t-small -my-1 -mr-3"
      >
        {words}
      </ButtonLink>
    );
  const evidence = { found, slug, query, timeZone, compartments, takenBack };
  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={path}
      keys={keys}
      shortcuts={mayWrite && term.axisUnit === null ? [{ ...giveAxis, href: giveAxisHref(path) }] : []}
    >
      <TermHead
        found={found}
        hrefOf={hrefOf}
        termsHref={paths.terms(slug) + query}
        asOf={moment.asOf}
        timeZone={timeZone}
        compartments={compartments}
      >
        <TermLineage
          lineage={lineage}
          hrefOf={hrefOf}
          triageHref={paths.triage(slug) + query}
          isWithdrawn={found.status?.status === "withdrawn"}
        />
        <ForecastLine
          questions={forecasts}
          what="it"
          href={forecastsOnHref({ slug, moment }, termId)}
          compartments={compartments}
        />
        <ReviewLine reviews={reviews} view={{ slug, moment }} compartments={compartments} />
        <div className="flex flex-wrap items-baseline gap-x-4">
          {footing(term.record, term.citations, `${term.number} ${term.title}`)}
          <Following opened={opened} subjectId={termId} what="this term" />
          {mayWrite && found.parts.length === 0 && (
            <RecordAct href={hrefWith(path, { add: "term" }, "form")} id="add-term" on="">
              Add a term under it
            </RecordAct>
          )}
          {mayWrite && found.wordings.length > 0 && (
            <RecordAct href={paths.splitTerm(slug, termId)} id="split-term" on={term.number}>
              Split…
            </RecordAct>
          )}
          {mayWrite && agreement.terms.length > 1 && (
            <RecordAct href={paths.mergeTerms(slug, termId)} id="merge-term" on={term.number}>
              Merge…
            </RecordAct>
          )}
        </div>
      </TermHead>
      <div id="form" className="empty:hidden">
        {mayWrite && (
          <TermsPanel
            opened={opened}
            asked={asked}
            path={path}
            agreement={agreement}
            sources={found.sources}
            compartments={compartments}
            term={term}
          />
        )}
        {mayWrite && (
          <WordingPanel opened={opened} asked={asked} path={path} terms={agreement.terms} compartments={compartments} />
        )}
      </div>
      <Columns
        className="mt-6"
        aside={
          <>
            <Section title="How it came to stand so" aside={add("status", "Set a status")}>
              {found.statusHistory.length === 0 && <p className="py-2 text-ink-2">No status is on record.</p>}
              <StatusHistory
                steps={found.statusHistory}
                asOf={moment.asOf}
                timeZone={timeZone}
                footing={(step) =>
                  footing(
                    step.record,
                    found.statusHistory.find(({ recordId }) => recordId === step.recordId)?.citations ?? [],
                    `its status “${termStatusLabels[step.status].toLowerCase()}”`,
                  )
                }
              />
            </Section>
            <Section title="Linked to" aside={add("linkage", "Link it")}>
              {found.linkages.length === 0 && <p className="py-2 text-ink-2">It hangs on no other term.</p>}
              <LinkageList
                termId={termId}
                linkages={found.linkages}
                terms={agreement.terms}
                statuses={agreement.statuses}
                hrefOf={hrefOf}
                footing={({ id, record }) =>
                  footing(record, found.linkages.find((each) => each.id === id)?.citations ?? [], "the linkage")
                }
              />
            </Section>
            <WordingHistory
              lines={found.wordings}
              options={found.options}
              sponsors={worded.sponsors}
              timeZone={timeZone}
              footing={({ record, citations, state }, on) =>
                // What holds stands above, with its own way to be corrected.
                footing(record, citations, on, state !== "holds")
              }
            />
            <TermEvidence {...evidence} canRecord={mayWrite} />
          </>
        }
      >
        <TermWording
          worded={worded}
          view={{ slug, moment, beside: null }}
          mayReword={mayWrite}
          mayAskReview={moment.isPresent && mayAskReview(member).allowed}
          act={(recordId, on) => act(recordId, on)}
        />
        <TermStandpoints
          found={found}
          zone={readTermZone(term, { positions, parties })}
          view={{ slug, moment, filter: null, cell: null }}
          compartments={compartments}
          takenBack={takenBack}
          timeZone={timeZone}
          canRecord={mayWrite}
        />
        <TermStatements {...evidence} />
        {found.parts.length > 0 && (
          <Section title="Terms under it" aside={add("term", "Add a term")}>
            <ul className="divide-y divide-rule">
              {found.parts.map((part) => (
                <li key={part.id} className="flex items-start gap-3 py-2">
                  <span className="w-7 shrink-0 text-ink-3">{part.number}</span>
                  <StatusGlyph status={agreement.statuses.get(part.id)?.status ?? "not_tabled"} className="mt-0.5" />
                  <Link href={hrefOf(part.id)} className="link-name t-ui-strong">
                    {part.title}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Columns>
    </NegotiationFrame>
  );
}
