/** What an owner does about closed circles: makes one, names it, lets members in and takes them out. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Field } from "@/components/ui/Field";
import { FormPanel } from "@/components/ui/FormPanel";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import {
  addToCompartmentAction,
  makeCompartmentAction,
  removeFromCompartmentAction,
  renameCompartmentAction,
} from "@/lib/negotiations/actions";
import type { ColleagueView, TeamCompartment } from "@/lib/negotiations/queries-team";
import { compartmentLinkId } from "./CompartmentList";

function NameFields({ name, meaning }: { name?: string; meaning?: string }) {
  return (
    <>
      <Field name="name" label="Name" required>
        <TextInput defaultValue={name} dir="auto" />
      </Field>
      <Field name="meaning" label="What belongs in it" hint="Its members read this beside every marked record" required>
        <TextInput defaultValue={meaning} dir="auto" />
      </Field>
    </>
  );
}

export function MakeCompartmentForm({ negotiationId }: { negotiationId: string }) {
  return (
    <Section title="A new compartment">
      <ActionForm action={makeCompartmentAction} className="mt-2 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <NameFields />
        <div>
          <SubmitButton variant="secondary" pending="Making…">
            Make a compartment
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

type PanelProps = {
  negotiationId: string;
  compartment: TeamCompartment;
  colleagues: readonly ColleagueView[];
  closeHref: string;
};

export function CompartmentPanel({ negotiationId, compartment, colleagues, closeHref }: PanelProps) {
  const { id, name, meaning, version, members } = compartment;
  const inside = new Set(members.map(({ userId }) => userId));
  const outside = colleagues.filter(({ userId }) => !inside.has(userId));
  const hidden = (
    <>
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="compartmentId" value={id} />
    </>
  );
  return (
    <FormPanel title={name} closeHref={closeHref} returnTo={compartmentLinkId(id)}>
      <div className="grid gap-6">
        {outside.length > 0 && (
          <ActionForm action={addToCompartmentAction} className="grid max-w-xl gap-4">
            {hidden}
            <Field
              name="userId"
              label="Add a member"
              hint="They see all that is marked with it, from before too"
              required
            >
              <Select
                options={outside.map(({ userId, name: label }) => ({ value: userId, label }))}
                empty="Choose a member"
              />
            </Field>
            <div>
              <SubmitButton pending="Adding…">Add to {name}</SubmitButton>
            </div>
          </ActionForm>
        )}
        {members.length > 1 && (
          <ul>
            {members.map((member) => (
              <li key={member.userId} className="border-t border-rule py-2">
                <AskOnce
                  summary={`Take ${member.name} out`}
                  about="What is marked with it no longer exists for them. You can add them again."
                >
                  <ActionForm action={removeFromCompartmentAction} className="grid justify-items-start gap-3">
                    {hidden}
                    <input type="hidden" name="userId" value={member.userId} />
                    <SubmitButton variant="danger" pending="Taking out…">
                      Take out
                    </SubmitButton>
                  </ActionForm>
                </AskOnce>
              </li>
            ))}
          </ul>
        )}
        <ActionForm
          key={version}
          action={renameCompartmentAction}
          className="grid max-w-xl gap-4 border-t border-rule pt-4"
        >
          {hidden}
          <input type="hidden" name="version" value={version} />
          <NameFields name={name} meaning={meaning} />
          <div>
            <SubmitButton variant="secondary" pending="Renaming…">
              Rename
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </FormPanel>
  );
}
