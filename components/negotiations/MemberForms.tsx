/** What an owner does about members: lets somebody in, and draws closed circles among them. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { addMemberAction, addToCompartmentAction, makeCompartmentAction } from "@/lib/negotiations/actions";
import type { ColleagueView, CompartmentView } from "@/lib/negotiations/queries";
import { roles } from "@/lib/platform/member";

export function AddMemberForm({ negotiationId }: { negotiationId: string }) {
  return (
    <Section title="Let somebody in">
      <ActionForm action={addMemberAction} className="mt-2 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <Field name="email" label="E-mail address" hint="The one they sign in with" required>
          <TextInput type="email" autoComplete="off" />
        </Field>
        <Field name="role" label="Role" required>
          <Select options={roles.map((role) => ({ value: role, label: role }))} defaultValue="reader" />
        </Field>
        <div>
          <SubmitButton pending="Letting in…">Let in</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

type CompartmentProps = {
  negotiationId: string;
  compartments: readonly CompartmentView[];
  colleagues: readonly ColleagueView[];
};

export function CompartmentForms({ negotiationId, compartments, colleagues }: CompartmentProps) {
  return (
    <Section title="Compartments" aside="closed circles of members">
      {compartments.map(({ id, name, meaning }) => (
        <ActionForm key={id} action={addToCompartmentAction} className="grid gap-2 border-b border-rule py-3">
          <input type="hidden" name="negotiationId" value={negotiationId} />
          <input type="hidden" name="compartmentId" value={id} />
          <h3 className="t-ui-strong">{name}</h3>
          <p className="t-small text-ink-2">{meaning}</p>
          <Field name="userId" label="Add a member" required>
            <Select
              options={colleagues.map(({ userId, name: label }) => ({ value: userId, label }))}
              empty="Choose a member"
            />
          </Field>
          <div>
            <SubmitButton variant="quiet" pending="Adding…">
              Add to {name}
            </SubmitButton>
          </div>
        </ActionForm>
      ))}
      <ActionForm action={makeCompartmentAction} className="mt-4 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <Field name="name" label="Name of a new compartment" required>
          <TextInput />
        </Field>
        <Field
          name="meaning"
          label="What belongs in it"
          hint="Its members read this beside every marked record"
          required
        >
          <TextInput />
        </Field>
        <div>
          <SubmitButton variant="quiet" pending="Making…">
            Make a compartment
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
