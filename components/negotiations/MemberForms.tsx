/** How an owner lets people in: by a link, or who has an account already at once. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Field } from "@/components/ui/Field";
import { MadeLink } from "@/components/ui/MadeLink";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { addMemberAction } from "@/lib/negotiations/actions";
import { makeInvitationAction, revokeInvitationAction } from "@/lib/negotiations/actions-invitations";
import type { InvitationView } from "@/lib/negotiations/queries-invitations";
import { invitationDays, roleMeanings } from "@/lib/negotiations/rules";
import { roles } from "@/lib/platform/member";
import { formatInstant } from "@/lib/time/format-instant";

const roleOptions = roles.map((role) => ({ value: role, label: `${role}: ${roleMeanings[role]}` }));

export function InviteForm({ negotiationId }: { negotiationId: string }) {
  return (
    <Section title="Invite somebody" aside={`a link that lasts ${invitationDays} days`}>
      <ActionForm action={makeInvitationAction} className="mt-2 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <Field name="invitee" label="Whom" hint="Their name, so that you know the link again" required>
          <TextInput dir="auto" autoComplete="off" />
        </Field>
        <Field name="role" label="Role" required>
          <Select options={roleOptions} defaultValue="reader" />
        </Field>
        <div>
          <SubmitButton pending="Making…">Make a link</SubmitButton>
        </div>
        <MadeLink label="Link of the invitation" />
      </ActionForm>
    </Section>
  );
}

type OpenProps = { negotiationId: string; invitations: readonly InvitationView[]; timeZone: string };

export function OpenInvitations({ negotiationId, invitations, timeZone }: OpenProps) {
  return (
    <Section title="Open invitations" aside={String(invitations.length)}>
      <ul>
        {invitations.map(({ id, invitee, role, invitedBy, expiresAt }) => (
          <li key={id} className="border-t border-rule py-2 first:border-t-0">
            <p>
              <bdi className="t-ui-strong">{invitee}</bdi>, as {role}
            </p>
            <p className="t-meta text-ink-3">
              invited by <bdi>{invitedBy}</bdi>, until {formatInstant(expiresAt, timeZone, "minute")}
            </p>
            <AskOnce
              className="t-small"
              summary={`Take back the link of ${invitee}`}
              about="It opens nothing from then on. You can make another."
            >
              <ActionForm action={revokeInvitationAction} className="grid justify-items-start gap-3">
                <input type="hidden" name="negotiationId" value={negotiationId} />
                <input type="hidden" name="invitationId" value={id} />
                <SubmitButton variant="danger" pending="Taking back…">
                  Take back
                </SubmitButton>
              </ActionForm>
            </AskOnce>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function AddMemberForm({ negotiationId }: { negotiationId: string }) {
  return (
    <Section title="Let somebody in at once" aside="who has an account">
      <ActionForm action={addMemberAction} className="mt-2 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <Field name="email" label="E-mail address" hint="The one they sign in with" required>
          <TextInput type="email" autoComplete="off" />
        </Field>
        <Field name="role" label="Role" required>
          <Select options={roleOptions} defaultValue="reader" />
        </Field>
        <div>
          <SubmitButton variant="secondary" pending="Letting in…">
            Let in
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
