/** The form that the address asks for: a new term, status or linkage, or one that is corrected or has changed. */
import type { ReactNode } from "react";
import { MarkForm } from "@/components/activity/MarkForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractForm } from "@/components/record/RetractForm";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { AxisForm } from "@/components/terms/AxisForm";
import { LinkageForm } from "@/components/terms/LinkageForm";
import { OutlineForm } from "@/components/terms/lazy";
import { StatusForm } from "@/components/terms/StatusForm";
import { TermForm } from "@/components/terms/TermForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { standingRecordId } from "@/lib/record/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { retractLinkageAction, retractTermAction, retractTermStatusAction } from "@/lib/terms/actions";
import type { agreementIn, TermView } from "@/lib/terms/queries";

type Param = string | string[];
export type Asked = { add?: Param; correct?: Param; change?: Param };

type Props = {
  opened: Opened;
  asked: Asked;
  /** The page that the panel stands on. */
  path: string;
  agreement: Awaited<ReturnType<typeof agreementIn>>;
  sources: readonly { id: string; title: string }[];
  compartments: readonly CompartmentView[];
  /** The term that the page is about. */
  term?: TermView;
};

export async function TermsPanel({ opened, asked, path, agreement, sources, compartments, term }: Props) {
  const { terms, statuses, linkages } = agreement;
  const negotiationId = opened.negotiation.id;
  const [add, change] = [paramOf(asked.add), paramOf(asked.change)];
  const recordId = change ?? paramOf(asked.correct);
  const isChange = change !== null;
  const standingId = await standingRecordId(opened, recordId);
  const fieldset = (heldLabel: string, record?: RecordFacts, isNext = isChange) => (
    <RecordFieldset
      negotiationId={negotiationId}
      seenRecordId={opened.newestRecordId}
      sources={sources.map(({ id, title }) => ({ id, title }))}
      compartments={compartments}
      defaults={record ? recordDefaults(record, recordId) : null}
      isChange={isNext}
      heldLabel={heldLabel}
    />
  );
  const panel = (title: string, form: ReactNode, description?: string) => (
    <FormPanel
      key={`${add} ${recordId} ${isChange}`}
      title={title}
      description={description}
      closeHref={path}
      returnTo={recordId ? `correct-${recordId}` : `add-${add}`}
    >
      {form}
    </FormPanel>
  );
  const marking = ({ id, compartmentId }: RecordFacts, label: string) => (
    <MarkForm
      negotiationId={negotiationId}
      records={[{ recordId: id, label }]}
      compartmentId={compartmentId}
      compartments={compartments}
    />
  );
  const named = ({ number, title }: TermView) => `${number} ${title}`;

  if (add === "term")
    return panel(
      term ? `Add a term under ${named(term)}` : "Add a term",
      <TermForm parentId={term?.id ?? null} terms={terms} fieldset={fieldset("Part of the agreement since")} />,
    );
  if (add === "outline")
    return panel(
      term ? `Paste the terms under ${named(term)}` : "Paste an outline",
      <OutlineForm
        terms={terms.map(({ id, number, title, kind, parentId, compartmentId }) => ({
          ...{ id, number, title, kind, parentId, compartmentId },
        }))}
        parentId={term?.id ?? null}
        fieldset={fieldset("Part of the agreement since")}
      />,
      "A line for each term. What becomes of it is shown beside it; nothing is recorded until you say so.",
    );
  if (add === "axis" && term && term.axisUnit === null)
    return panel(
      `What ${named(term)} is bargained over in`,
      <AxisForm term={term} fieldset={fieldset("Counted so since", term.record, true)} />,
      "From then on positions say in numbers what a party accepts, and Analysis says whether they meet.",
    );
  if (add === "status" && terms.length > 0)
    return panel(
      term ? `How ${named(term)} stands` : "Set a status",
      <StatusForm
        term={term ?? null}
        terms={terms}
        current={term ? (statuses.get(term.id)?.status ?? "not_tabled") : null}
        fieldset={fieldset("Stands so since")}
      />,
      "What it was until then stays in the history.",
    );
  if (add === "linkage" && terms.length > 1)
    return panel(
      "Link two terms",
      <LinkageForm fromTermId={term?.id ?? null} terms={terms} fieldset={fieldset("Linked since")} />,
    );
  if (!recordId || !standingId) return null;

  const revised = terms.find(({ record }) => record.id === standingId);
  if (revised)
    return panel(
      named(revised),
      <>
        <RevisionSwitch
          correctHref={hrefWith(path, { correct: recordId }, "form")}
          changeHref={hrefWith(path, { change: recordId }, "form")}
          isChange={isChange}
        />
        <TermForm
          term={revised}
          isChange={isChange}
          terms={terms}
          fieldset={fieldset(isChange ? "Different since" : "So since", revised.record)}
        />
        {!isChange && (
          <RetractForm action={retractTermAction} negotiationId={negotiationId} recordId={standingId} isFolded />
        )}
      </>,
    );
  const step = [...statuses.values()]
    .flatMap(({ termId, steps }) => steps.map((each) => ({ ...each, termId })))
    .find(({ record }) => record.id === standingId);
  const stepTerm = terms.find(({ id }) => id === step?.termId);
  if (step && stepTerm)
    return panel(
      `Correct how ${named(stepTerm)} stood`,
      <>
        <StatusForm
          term={stepTerm}
          terms={terms}
          corrected={step}
          current={step.status}
          fieldset={fieldset("Stands so since", step.record)}
        />
        <RetractForm action={retractTermStatusAction} negotiationId={negotiationId} recordId={standingId} isFolded />
        {marking(step.record, "This status")}
      </>,
    );
  const linkage = linkages.find(({ record }) => record.id === standingId);
  if (linkage)
    return panel(
      "Correct the linkage",
      <>
        <LinkageForm linkage={linkage} terms={terms} fieldset={fieldset("Linked since", linkage.record)} />
        <RetractForm action={retractLinkageAction} negotiationId={negotiationId} recordId={standingId} isFolded />
        {marking(linkage.record, "This linkage")}
      </>,
    );
  return null;
}
