import { ZoneField } from "@/components/time/ZoneField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FocusFirst } from "@/components/ui/FocusFirst";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { foundNegotiationAction } from "@/lib/negotiations/actions";
import type { ZoneChoice } from "@/lib/time/zone-meant";

/** Founds a negotiation: its name and whose clocks it goes by. Everything else is recorded in it. */
export function FoundNegotiationForm({ zones }: { zones: readonly ZoneChoice[] }) {
  return (
    <ActionForm action={foundNegotiationAction} keepAs="negotiation new" className="grid gap-5">
      <FocusFirst />
      <Field name="name" label="Name" hint="As your team says it: United States and Taliban, Doha" required>
        <TextInput dir="auto" autoComplete="off" />
      </Field>
      <ZoneField
        name="timeZone"
        label="Time zone of the talks"
        hint="Its days begin and end there. Type a place, a country or a distance such as UTC+3."
        choices={zones}
      />
      <Field name="summary" label="What it is about" hint="A sentence for a colleague who opens it for the first time">
        <TextArea rows={2} />
      </Field>
      <Field
        name="present"
        label="Its own present"
        hint="Only for a negotiation studied after the fact: the day at which it opens, as in 28 Feb 2019"
      >
        <TextInput autoComplete="off" />
      </Field>
      <div>
        <SubmitButton pending="Beginning…">Begin</SubmitButton>
      </div>
    </ActionForm>
  );
}
