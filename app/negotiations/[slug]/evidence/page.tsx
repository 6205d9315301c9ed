import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { CorrectedNote } from "@/components/record/CorrectedNote";
import { ExportMenu } from "@/components/exchange/ExportMenu";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { TakenBackRecords } from "@/components/record/TakenBackRecords";
import { StatementList } from "@/components/evidence/StatementList";
import { ToldDifferently } from "@/components/logbook/ToldDifferently";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { sourcingOf } from "@/lib/analysis/sourcing";
import { citedOf } from "@/lib/evidence/queries";
import { byPublication } from "@/lib/evidence/rules";
import type { Basis } from "@/lib/record/rules";
import { mendedRecords } from "@/lib/activity/queries-corrections";
import { evidencePage } from "@/lib/logbook/queries-evidence";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { inZone } from "@/lib/time/zones";
import { NegotiationFrame } from "../NegotiationFrame";
import { takenBackSessions } from "../takenBackSessions";
import { NothingYet } from "../NothingYet";
import { EvidenceAside } from "./EvidenceAside";
import { type Asked, EvidencePanel } from "./EvidencePanel";
import { SourceSections } from "./SourceSections";
import { Nothing } from "./Nothing";

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
  const { sources, statements, figures, risks, questions } = found;
  const parted = byPublication(sources, { ...moment, zone: negotiation.timeZone }, found.claims);
  const path = paths.evidence(slug);
  const query = momentQuery(moment);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const reading = { slug, moment };
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
  const panel = mayWrite && <EvidencePanel opened={opened} asked={asked} found={found} compartments={compartments} />;

  const { sentences, owed } = sourcingOf(found.claims, sources, inZone(moment.asOf, negotiation.timeZone).year);
  const [answer, ...rest] = sentences;
  const newestFirst = [...statements].sort((a, b) => b.record.validFrom.getTime() - a.record.validFrom.getTime());
  const shown = parted.byThen.length + parted.later.length;
  const isBare = shown + statements.length + figures.length + risks.length + questions.length === 0;

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
        <Columns aside={<EvidenceAside opened={opened} found={found} onTerms={onTerms} footing={footing} add={add} />}>
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
          <SourceSections
            opened={opened}
            found={found}
            compartments={compartments}
            parted={parted}
            wanted={paramOf(asked.resting)}
            acts={({ record, title }) => (
              <>
                {mayWrite && act("correct", record, "Correct", title)}
                <CorrectedNote {...corrected(record)} />
              </>
            )}
            add={add("source", "Add a source")}
          />
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
