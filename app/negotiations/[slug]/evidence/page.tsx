import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { LinkingThreads } from "@/components/annotations/LinkingThreads";
import { FigureList } from "@/components/evidence/FigureList";
import { QuestionList } from "@/components/evidence/QuestionList";
import { CorrectedNote } from "@/components/record/CorrectedNote";
import { MarkingNote } from "@/components/record/MarkingNote";
import { ExportMenu } from "@/components/exchange/ExportMenu";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { TakenBackRecords } from "@/components/record/TakenBackRecords";
import { RiskList } from "@/components/evidence/RiskList";
import { SourceList } from "@/components/evidence/SourceList";
import { StatementList } from "@/components/evidence/StatementList";
import { recordHref } from "@/components/logbook/recordHref";
import { ToldDifferently } from "@/components/logbook/ToldDifferently";
import { RestingGroups, RestingList } from "@/components/logbook/RestingList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { sourcingOf, unsourcedIn } from "@/lib/analysis/sourcing";
import { linkingThreads } from "@/lib/annotations/queries-linking";
import { citedOf } from "@/lib/evidence/queries";
import { isPublishedLater } from "@/lib/evidence/rules";
import type { Basis } from "@/lib/record/rules";
import { mendedRecords } from "@/lib/activity/queries-corrections";
import { evidencePage } from "@/lib/logbook/queries-evidence";
import { inGroups, restingOn, withPositions } from "@/lib/logbook/rules/resting";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { inZone } from "@/lib/time/zones";
import { NegotiationFrame } from "../NegotiationFrame";
import { takenBackSessions } from "../takenBackSessions";
import { NothingYet } from "../NothingYet";
import { type Asked, EvidencePanel } from "./EvidencePanel";

export const metadata: Metadata = { title: "Evidence" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Asked & { resting?: string | string[]; takenBack?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, member, negotiation } = opened;
  const [found, compartments] = [await evidencePage(opened, paramOf(asked.resting)), await myCompartments(opened)];
  const takenBack = await takenBackSessions(opened);
  const mended = await mendedRecords(opened, ["source", "statement", "figure", "risk", "question"]);
  const corrected = ({ seriesId }: RecordFacts) => ({
    corrections: mended.corrections.get(seriesId),
    timeZone: negotiation.timeZone,
  });
  const { sources, statements, figures, risks, questions, lines } = found;
  const at = { asOf: moment.asOf, zone: negotiation.timeZone };
  const isLater = ({ published }: (typeof sources)[number]) => isPublishedLater(published, at);
  const byThen = sources.filter((source) => !isLater(source));
  // A report of Thursday is how we know of Monday; where nothing rests on it yet, it is no evidence on Monday.
  const later = sources.filter(
    (source) =>
      isLater(source) && (restingOn(source.id, lines).length > 0 || (found.positionsOn.get(source.id) ?? 0) > 0),
  );
  const linking = await linkingThreads(
    opened,
    sources.map(({ id }) => id),
  );
  const path = paths.evidence(slug);
  const query = momentQuery(moment);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const reading = { slug, moment };
  // Whose records are wanted to the last one: those of a source, or those of none.
  const wanted = paramOf(asked.resting);
  const allOf = (of: string, hash: string) =>
    of === wanted ? undefined : hrefWith(path + query, { resting: of }, hash);

  const act = (name: string, record: RecordFacts, words: string, on: string) => (
    <RecordAct href={hrefWith(path, { [name]: record.id }, "form")} id={`${name}-${record.seriesId}`} on={on}>
      {words}
    </RecordAct>
  );
  const footing = (record: RecordFacts, on: string, { basis, isOpen }: { basis?: Basis; isOpen?: boolean } = {}) => (
    <RecordFooting
      {...citedOf(record, sources)}
      evidenceHref={path + query}
      isDateInferred={record.validInferred}
      basis={basis ?? null}
      recordId={record.id}
      takenBack={takenBack(record.sessionId)}
      compartment={compartments.find(({ id }) => id === record.compartmentId)}
      corrected={corrected(record)}
      acts={
        mayWrite && (
          <>
            {act("correct", record, "Correct", on)}
            {isOpen && act("answer", record, "Answer", on)}
          </>
        )
      }
    />
  );
  const onTerms = (ids: readonly (string | null)[]) => {
    const named = found.terms.filter(({ id }) => ids.includes(id));
    if (named.length === 0) return null;
    return (
      <p className="t-small text-ink-2">
        on{" "}
        {named.map(({ id, number, title }, index) => (
          <span key={id}>
            {index > 0 && ", "}
            <Link href={paths.term(slug, id) + query} className="link-name">
              {number} {title}
            </Link>
          </span>
        ))}
      </p>
    );
  };
  const answeredIn = ({ id, record }: (typeof found.questions)[number]) => {
    const session = found.sessions.find((each) => each.id === record.sessionId);
    return (
      <>
        answered{" "}
        {session && (
          <>
            in{" "}
            <Link href={`${recordHref(reading, { kind: "session", id: session.id })}#asked-${id}`} className="link">
              <bdi>{session.title}</bdi>
            </Link>{" "}
          </>
        )}
        on {formatFuzzy(requireFuzzyDate(record.validText), negotiation.timeZone)}
      </>
    );
  };
  const partyName = (id: string) => found.parties.find((party) => party.id === id)?.name;
  const who = {
    party: partyName,
    delegate: (id: string) => found.delegates.find((each) => each.id === id),
    partyHref: (id: string) => paths.party(slug, id) + query,
    delegateHref: (id: string) => paths.person(slug, id) + query,
  };
  const add = (kind: string, words: string) =>
    mayWrite && (
      <ButtonLink
        variant="quiet"
        href={hrefWith(path, { add: kind }, "form")}
        id={`add-${kind}`}
        scroll={false}
        className="t-small -my-1 -mr-3"
      >
        {words}
      </ButtonLink>
    );
  const sourceList = (shown: typeof sources) => (
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
      footing={({ record, title }) => (
        <>
          <MarkingNote compartment={compartments.find(({ id }) => id === record.compartmentId)} />
          {mayWrite && act("correct", record, "Correct", title)}
          <CorrectedNote {...corrected(record)} />
        </>
      )}
    />
  );
  const panel = mayWrite && <EvidencePanel opened={opened} asked={asked} found={found} compartments={compartments} />;

  const { sentences, owed } = sourcingOf(found.claims, sources, inZone(moment.asOf, negotiation.timeZone).year);
  const [answer, ...rest] = sentences;
  const unsourced = unsourcedIn(lines, sources);
  const [open, answered] = [questions.filter((each) => !each.answer), questions.filter((each) => each.answer)];
  const newestFirst = [...statements].sort((a, b) => b.record.validFrom.getTime() - a.record.validFrom.getTime());
  const isBare =
    byThen.length + later.length + statements.length + figures.length + risks.length + questions.length === 0;

  return (
    <NegotiationFrame
      opened={opened}
      section="evidence"
      path={path}
      keys={[{ keys: ["j", "k"], label: "next, previous record" }]}
    >
      <RowNavigation noun="record" />
      <div className="grid gap-8">
        <div className="flex items-start justify-between gap-x-12">
          <div className="max-w-4xl">
            <Answer>
              {answer ?? (moment.isPresent ? "Nothing is on record yet." : "Nothing was on record then.")}
            </Answer>
            {(rest.length > 0 || owed) && (
              <MetaLine className="mt-1">
                {rest.join(" ")}{" "}
                {owed && (
                  <a href="#unsourced" className="link">
                    {owed}
                  </a>
                )}
              </MetaLine>
            )}
          </div>
          {!isBare && (
            <ExportMenu
              slug={slug}
              query={query}
              sections={["evidence"]}
              tables={["sources", "statements", "figures", "questions", "risks"]}
            />
          )}
        </div>
        <div id="form" className="empty:hidden">
          {panel}
        </div>
        {isBare && (
          <NothingYet
            opened={opened}
            about="Here stand the sources, statements, figures, risks and questions. A source says how far it can be relied on and whom it rests on itself, so that two papers with one informant count once."
            action={<ButtonLink href={hrefWith(path, { add: "source" }, "form")}>Add the first source</ButtonLink>}
          >
            Begin with where what you know comes from.
          </NothingYet>
        )}
        <Columns
          aside={
            <>
              <Section title="Figures" aside={add("figure", "Add a figure")}>
                <FigureList
                  figures={figures}
                  term={({ termId }) => onTerms([termId])}
                  footing={({ record, label }) => footing(record, label)}
                />
                {figures.length === 0 && <Nothing>No figure is on record.</Nothing>}
              </Section>
              <Section title="Open questions" aside={add("question", "Add a question")} id="questions">
                <QuestionList
                  questions={open}
                  party={partyName}
                  term={({ termId }) => onTerms([termId])}
                  footing={({ record, text }) => footing(record, text, { isOpen: true })}
                />
                {open.length === 0 && <Nothing>No question is open.</Nothing>}
                {answered.length > 0 && (
                  <details className="border-t border-rule pt-2">
                    <summary className="w-fit text-accent max-md:py-2.5">Answered, {answered.length}</summary>
                    <QuestionList
                      questions={answered}
                      party={partyName}
                      answered={answeredIn}
                      term={({ termId }) => onTerms([termId])}
                      footing={({ record, text }) => footing(record, text)}
                    />
                  </details>
                )}
              </Section>
              <Section title="Risks" aside={add("risk", "Add a risk")}>
                <RiskList
                  risks={risks}
                  term={({ termId }) => onTerms([termId])}
                  footing={({ record, text }) => footing(record, text)}
                />
                {risks.length === 0 && <Nothing>No risk is on record.</Nothing>}
              </Section>
            </>
          }
        >
          {found.differences.length > 0 && (
            <Section title="Where sources differ" aside={found.differences.length} id="differences">
              <ToldDifferently
                groups={found.differences}
                timeZone={negotiation.timeZone}
                reading={reading}
                compartments={compartments}
              />
            </Section>
          )}
          <Section title="Sources" aside={add("source", "Add a source")}>
            {sourceList(byThen)}
            {byThen.length === 0 && (
              <Nothing>{later.length > 0 ? "None had been published by then." : "No source is on record."}</Nothing>
            )}
          </Section>
          {later.length > 0 && (
            <Section title="Published later" aside="how we know now of what held then" id="published-later">
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
          <Section title="Statements" aside={add("statement", "Add a statement")}>
            <StatementList
              statements={newestFirst}
              who={who}
              zone={negotiation.timeZone}
              terms={({ termIds }) => onTerms(termIds)}
              footing={({ record, text, basis }) => footing(record, text, { basis })}
            />
            {statements.length === 0 && <Nothing>No statement is on record.</Nothing>}
          </Section>
          <TakenBackRecords
            records={mended.takenBack}
            compartments={compartments}
            timeZone={negotiation.timeZone}
            askedId={paramOf(asked.takenBack)}
            elementId={({ noun, seriesId }) => (noun === "source" ? `source-${seriesId}` : undefined)}
          />
        </Columns>
      </div>
    </NegotiationFrame>
  );
}

function Nothing({ children }: { children: React.ReactNode }) {
  return <p className="t-small py-2 text-ink-2">{children}</p>;
}
