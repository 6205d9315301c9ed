/** Whom a review asks, by when, and what it says to them: the same when it is asked and when that is changed. */
import { Choices } from "@/components/ui/Choices";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";

type Props = {
  colleagues: readonly { userId: string; name: string; apart: string | null; note?: string | null }[];
  chosen?: readonly string[];
  dueDate?: string | null;
  note?: string | null;
};

export function ReviewerChoice({ colleagues, chosen = [], dueDate, note }: Props) {
  return (
    <div className="grid gap-x-12 gap-y-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)]">
      <Choices
        name="reviewerIds[]"
        legend="Whom to ask"
        many
        defaultValue={chosen}
        {...(colleagues.length > 2 ? { all: "Ask all of them" } : {})}
        choices={colleagues.map(({ userId, name, apart, note: aside }) => ({
          value: userId,
          label: (
            <>
              <bdi>{apart === null ? name : `${name} (${apart})`}</bdi>
              {aside && <span className="t-meta block text-ink-3">{aside}</span>}
            </>
          ),
        }))}
      />
      <div className="grid content-start gap-4">
        <DateField
          name="dueDate"
          label="Answers by"
          hint="One day, as in 2 Mar 2019. They are reminded the day before, and once more when the day has passed."
          {...(dueDate ? { defaultValue: dueDate } : {})}
        />
        <Field name="note" label="What to look at">
          <TextArea rows={2} defaultValue={note ?? undefined} />
        </Field>
      </div>
    </div>
  );
}
