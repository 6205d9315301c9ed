import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SeenVersion } from "@/components/ui/SeenVersion";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { amendNegotiationAction } from "@/lib/negotiations/actions";
import type { NegotiationView } from "@/lib/negotiations/queries";

export function AmendNegotiationForm({ negotiation }: { negotiation: NegotiationView }) {
  const { id, version, name, summary, present, timeZone } = negotiation;
  return (
    <Section title="The negotiation" aside={`days begin in ${timeZone}`}>
      <ActionForm key={version} action={amendNegotiationAction} className="mt-2 grid gap-4">
        <input type="hidden" name="negotiationId" value={id} />
        <SeenVersion version={version} />
        <Field name="name" label="Name" required>
          <TextInput defaultValue={name} dir="auto" />
        </Field>
        <Field name="summary" label="What it is about">
          <TextArea defaultValue={summary ?? ""} rows={2} />
        </Field>
        <Field name="present" label="Its own present" hint="The day at which it opens; left empty, today">
          <TextInput defaultValue={present ?? ""} />
        </Field>
        <div>
          <SubmitButton variant="secondary" pending="Changing…">
            Change
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
