/** What is asked, feared, counted and said about the term. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { FigureList } from "@/components/evidence/FigureList";
import { RecordFooting } from "@/components/record/RecordFooting";
import type { FindTakenBack } from "@/components/record/TakenBackNote";
import { QuestionList } from "@/components/evidence/QuestionList";
import { RiskList } from "@/components/evidence/RiskList";
import { StatementList } from "@/components/evidence/StatementList";
import { hrefWith } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import type { CitationView } from "@/lib/record/rules";
import type { Basis } from "@/lib/record/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { paths } from "@/lib/platform/paths";
import type { TermRecord } from "@/lib/positions/queries/term";

type Props = {
  found: TermRecord;
  slug: string;
  query: string;
  timeZone: string;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
  canRecord: boolean;
};

type Cited = { record: RecordFacts; citations: CitationView[]; basis?: Basis };

/** Beside the term: open questions first, then what threatens it, then figures. */
export function TermEvidence({ found, canRecord, ...place }: Props) {
  const { questions, risks, figures } = found;
  const footing = footingIn(place);
  const evidence = paths.evidence(place.slug);
  const add = (kind: string) => hrefWith(evidence, { add: kind }, "form");
  return (
    <>
      {questions.length > 0 && (
        <Section title="Questions">
          <QuestionList
            questions={[...questions].sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null))}
            party={(id) => found.parties.find((party) => party.id === id)?.name}
            term={nothing}
            footing={(question) => footing(byId(questions, question.id))}
          />
        </Section>
      )}
      {risks.length > 0 && (
        <Section title="Risks">
          <RiskList risks={risks} term={unnamed} footing={(risk) => footing(byId(risks, risk.id))} />
        </Section>
      )}
      {figures.length > 0 && (
        <Section title="Figures">
          <FigureList figures={figures} term={nothing} footing={(figure) => footing(byId(figures, figure.id))} />
        </Section>
      )}
      {canRecord && (
        <p className="t-small flex flex-wrap gap-x-4 border-t border-rule pt-3">
          {(["question", "risk", "figure", "statement"] as const).map((kind) => (
            <Link key={kind} href={add(kind)} className="link inline-block leading-6 max-md:py-2.5">
              Add a {kind}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

/** What has been said about the term, the latest first. */
export function TermStatements({ found, ...place }: Omit<Props, "canRecord">) {
  const { statements, parties, delegates } = found;
  const footing = footingIn(place);
  if (statements.length === 0) return null;
  return (
    <Section title="Said about it" aside={`${statements.length}`}>
      <StatementList
        statements={[...statements].sort((a, b) => b.record.validFrom.getTime() - a.record.validFrom.getTime())}
        who={{
          party: (id) => parties.find((party) => party.id === id)?.name,
          delegate: (id) => delegates.find((delegate) => delegate.id === id),
          partyHref: (id) => paths.party(place.slug, id) + place.query,
          delegateHref: (id) => paths.person(place.slug, id) + place.query,
        }}
        zone={place.timeZone}
        terms={nothing}
        footing={(statement) => footing(byId(statements, statement.id), statement.basis)}
      />
    </Section>
  );
}

function footingIn({
  slug,
  query,
  compartments,
  takenBack,
}: Pick<Props, "slug" | "query" | "compartments" | "takenBack">) {
  return (row: Cited | undefined, basis?: Basis): ReactNode =>
    row && (
      <RecordFooting
        citations={row.citations}
        evidenceHref={paths.evidence(slug) + query}
        basis={basis ?? null}
        isDateInferred={row.record.validInferred}
        recordId={row.record.id}
        takenBack={takenBack(row.record.sessionId)}
        compartment={compartments.find(({ id }) => id === row.record.compartmentId)}
      />
    );
}

function byId<Row extends { id: string }>(rows: readonly Row[], id: string): Row | undefined {
  return rows.find((row) => row.id === id);
}

function nothing(): null {
  return null;
}

/** The page is about the term, so that a risk need not name what it threatens. */
function unnamed(): string {
  return "";
}
