import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { foundNegotiationAction } from "@/lib/negotiations/actions";

export function FoundNegotiationForm() {
  return (
    <ActionForm action={foundNegotiationAction} className="grid gap-5">
      <Field name="name" label="Name" hint="As your team says it: United States and Taliban, Doha" required>
        <TextInput dir="auto" />
      </Field>
      <Field name="summary" label="What it is about" hint="A sentence for a colleague who opens it for the first time">
        <TextArea rows={2} />
      </Field>
      <Field
        name="timeZone"
        label="Time zone of the talks"
        hint="Continent/City; its days begin and end there"
        required
      >
        <TextInput list="time-zones" defaultValue="UTC" autoComplete="off" spellCheck={false} />
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field
        name="present"
        label="Its own present"
        hint="Only for a negotiation studied after the fact: the day at which it opens, as in 28 Feb 2019"
      >
        <TextInput />
      </Field>
      <div>
        <SubmitButton pending="Beginning…">Begin</SubmitButton>
      </div>
    </ActionForm>
  );
}
