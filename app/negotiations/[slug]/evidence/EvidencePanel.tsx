/** The form that the address asks for: a new record, or one that is corrected, has changed or is answered. */
import type { ReactNode } from "react";
import { MarkForm } from "@/components/activity/MarkForm";
import { WordsField } from "@/components/desk/WordsField";
import { FigureForm } from "@/components/evidence/FigureForm";
import { AnswerForm, QuestionForm } from "@/components/evidence/QuestionForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractForm } from "@/components/record/RetractForm";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { RiskForm } from "@/components/evidence/RiskForm";
import { SourceForm } from "@/components/evidence/SourceForm";
import { StatementForm } from "@/components/evidence/StatementForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import {
  recordSourceAction,
  retractFigureAction,
  retractQuestionAction,
  retractRiskAction,
  retractSourceAction,
  retractStatementAction,
} from "@/lib/evidence/actions";
import type { EvidenceKind } from "@/lib/evidence/schema";
import type { EvidencePage } from "@/lib/logbook/queries-evidence";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { standingRecordId } from "@/lib/record/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { paths } from "@/lib/platform/paths";

type Param = string | string[];
export type Asked = { add?: Param; correct?: Param; change?: Param; answer?: Param };

type Props = {
  opened: Opened;
  asked: Asked;
  found: EvidencePage;
  compartments: readonly CompartmentView[];
};

/** What the date says of each kind. */
const heldLabels: Record<EvidenceKind, string> = {
  source: "On record since",
  statement: "Said on",
  figure: "Known since",
  risk: "Seen since",
  question: "Open since",
};

const retractActions = {
  source: retractSourceAction,
  statement: retractStatementAction,
  figure: retractFigureAction,
  risk: retractRiskAction,
  question: retractQuestionAction,
};

const titles: Record<EvidenceKind, [add: string, revise: string]> = {
  source: ["Add a source", "The source"],
  statement: ["Add a statement", "The statement"],
  figure: ["Add a figure", "The figure"],
  risk: ["Add a risk", "The risk"],
  question: ["Add a question", "The question"],
};

export async function EvidencePanel({ opened, asked, found, compartments }: Props) {
  const negotiationId = opened.negotiation.id;
  const path = paths.evidence(opened.negotiation.slug);
  const [add, change, answer] = [paramOf(asked.add), paramOf(asked.change), paramOf(asked.answer)];
  const recordId = change ?? answer ?? paramOf(asked.correct);
  const isChange = change !== null;
  const standingId = await standingRecordId(opened, recordId);
  const is = ({ record }: { record: RecordFacts }) => record.id === standingId;
  const common = {
    negotiationId,
    seenRecordId: opened.newestRecordId,
    sources: found.sources.map(({ id, title }) => ({ id, title })),
    compartments,
    isChange,
  };
  const fieldset = (kind: EvidenceKind, record?: RecordFacts) => (
    <RecordFieldset
      {...common}
      defaults={record ? recordDefaults(record, recordId) : null}
      heldLabel={isChange ? "Different since" : heldLabels[kind]}
      hasCitations={kind !== "source"}
      {...(kind === "source" && !record ? { heldHint: "Left empty, the day it was published" } : {})}
    />
  );
  const choices = {
    parties: found.parties.map(({ id, name }) => ({ value: id, label: name })),
    delegates: found.delegates.map(({ id, name }) => ({ value: id, label: name })),
    terms: found.terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
  };
  const formOf = (kind: EvidenceKind): { record: RecordFacts | undefined; form: ReactNode } => {
    switch (kind) {
      case "source": {
        const source = found.sources.find(is);
        return {
          record: source?.record,
          form: (
            <SourceForm
              source={source}
              fieldset={fieldset(kind, source?.record)}
              words={<WordsField hasWords={source?.hasWords ?? false} />}
              action={recordSourceAction.bind(null, opened.negotiation.slug)}
            />
          ),
        };
      }
      case "statement": {
        const statement = found.statements.find(is);
        const slot = fieldset(kind, statement?.record);
        return {
          record: statement?.record,
          form: <StatementForm statement={statement} {...choices} fieldset={slot} />,
        };
      }
      case "figure": {
        const figure = found.figures.find(is);
        const rest = { isChange, terms: choices.terms, fieldset: fieldset(kind, figure?.record) };
        return { record: figure?.record, form: <FigureForm figure={figure} {...rest} /> };
      }
      case "risk": {
        const risk = found.risks.find(is);
        const rest = { isChange, terms: choices.terms, fieldset: fieldset(kind, risk?.record) };
        return { record: risk?.record, form: <RiskForm risk={risk} {...rest} /> };
      }
      case "question": {
        const question = found.questions.find(is);
        const rest = { isChange, ...choices, fieldset: fieldset(kind, question?.record) };
        return { record: question?.record, form: <QuestionForm question={question} {...rest} /> };
      }
    }
  };

  const asking = answer !== null && found.questions.find((each) => is(each) && !each.answer);
  if (asking)
    return (
      <FormPanel key={answer} title="Answer the question" closeHref={path} returnTo={`correct-${asking.id}`}>
        <AnswerForm
          question={asking}
          fieldset={
            // It is marked as its question is.
            <RecordFieldset {...common} compartments={[]} heldLabel="Answered on" />
          }
        />
      </FormPanel>
    );
  for (const kind of kinds) {
    if (add === kind)
      return (
        <FormPanel key={kind} title={titles[kind][0]} closeHref={path} returnTo={`add-${kind}`}>
          {formOf(kind).form}
        </FormPanel>
      );
    const { record, form } = formOf(kind);
    if (!record || answer) continue;
    return (
      <FormPanel
        key={`${recordId} ${isChange}`}
        title={titles[kind][1]}
        closeHref={path}
        returnTo={`correct-${record.seriesId}`}
      >
        {canChange(kind) && (
          <RevisionSwitch
            correctHref={hrefWith(path, { correct: recordId }, "form")}
            changeHref={hrefWith(path, { change: recordId }, "form")}
            isChange={isChange}
          />
        )}
        {form}
        {!isChange && (
          <>
            <RetractForm action={retractActions[kind]} negotiationId={negotiationId} recordId={record.id} isFolded />
            <MarkForm
              negotiationId={negotiationId}
              records={[{ recordId: record.id, label: titles[kind][1] }]}
              compartmentId={record.compartmentId}
              compartments={compartments}
            />
          </>
        )}
      </FormPanel>
    );
  }
  return null;
}

const kinds: readonly EvidenceKind[] = ["source", "statement", "figure", "risk", "question"];

/** What was said stays said, and a source stays what it is; the rest can be different later. */
function canChange(kind: EvidenceKind): boolean {
  return kind !== "source" && kind !== "statement";
}
