/** Records what we need to ask and, once it is known, the answer. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { answerQuestionAction, recordQuestionAction } from "@/lib/evidence/actions";
import type { QuestionView } from "@/lib/evidence/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Choosable } from "@/components/record/choosable";

type Props = {
  /** The question that is corrected or put differently since; left out for a new one. */
  question?: QuestionView | undefined;
  isChange?: boolean;
  parties: readonly Choosable[];
  terms: readonly Choosable[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

export function QuestionForm({ question, isChange = false, parties, terms, fieldset }: Props) {
  return (
    <ActionForm
      action={recordQuestionAction}
      keepAs={`question ${question?.record.id ?? "new"}`}
      className="grid gap-4"
    >
      {question && isChange && <input type="hidden" name="questionId" value={question.id} />}
      <FormColumns aside={fieldset}>
        <Field name="text" label="What we need to know" required>
          <TextArea rows={2} defaultValue={question?.text} />
        </Field>
        <Field name="settles" label="What an answer would settle">
          <TextArea rows={2} defaultValue={question?.settles ?? undefined} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="partyId" label="Whom to ask">
            <Select empty="Open" defaultValue={question?.partyId ?? undefined} options={parties} />
          </Field>
          <Field name="termId" label="On which term">
            <Select empty="None" defaultValue={question?.termId ?? undefined} options={terms} />
          </Field>
        </div>
        <DateField
          name="askOn"
          label="When to ask"
          hint="2 March 2019 or March 2019"
          defaultValue={question?.askOn ? formatFuzzy(requireFuzzyDate(question.askOn), "UTC") : ""}
        />
        {question?.answer && (
          <Field name="answer" label="The answer" hint="Left empty, the question is open again.">
            <TextArea rows={3} defaultValue={question.answer} />
          </Field>
        )}
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Closes an open question: as of any day before the answer it stays open. */
export function AnswerForm({ question, fieldset }: { question: QuestionView; fieldset: ReactNode }) {
  return (
    <ActionForm action={answerQuestionAction} keepAs={`answer ${question.record.id}`} className="grid gap-4">
      <input type="hidden" name="questionRecordId" value={question.record.id} />
      <FormColumns aside={fieldset}>
        <p dir="auto" className="t-note">
          {question.text}
        </p>
        <Field name="answer" label="The answer" required>
          <TextArea rows={4} />
        </Field>
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Answer</SubmitButton>
      </div>
    </ActionForm>
  );
}
