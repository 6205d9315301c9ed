/** What an owner does about one member: another role, or none. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Field } from "@/components/ui/Field";
import { FormPanel } from "@/components/ui/FormPanel";
import { Select } from "@/components/ui/Select";
import { SeenVersion } from "@/components/ui/SeenVersion";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { changeRoleAction, removeMemberAction } from "@/lib/negotiations/actions";
import type { ColleagueView } from "@/lib/negotiations/queries-team";
import { roles } from "@/lib/platform/member";
import { memberLinkId } from "./MemberTable";

type Props = {
  negotiationId: string;
  member: ColleagueView;
  /** The reader's own membership, which they end by leaving. */
  isSelf: boolean;
  /** The names of the compartments that this member alone is in. */
  aloneIn: readonly string[];
  closeHref: string;
};

export function MemberPanel({ negotiationId, member, isSelf, aloneIn, closeHref }: Props) {
  const { userId, name, role, version } = member;
  const who = (
    <>
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="userId" value={userId} />
    </>
  );
  return (
    <FormPanel title={name} closeHref={closeHref} returnTo={memberLinkId(userId)}>
      <ActionForm key={version} action={changeRoleAction} className="grid max-w-xl gap-4">
        {who}
        <SeenVersion version={version} />
        <Field name="role" label="Role" hint="It holds from their next click on." required>
          <Select options={roles.map((each) => ({ value: each, label: each }))} defaultValue={role} />
        </Field>
        <div>
          <SubmitButton pending="Changing…">Change role</SubmitButton>
        </div>
      </ActionForm>
      {!isSelf && (
        <AskOnce
          className="mt-6 border-t border-rule pt-3"
          summary="Remove from the negotiation"
          about={
            <>
              From their next click on {name} finds nothing here, in pages that are open too. What they recorded stays.
              You can let them in again;{" "}
              {aloneIn.length === 0 ? "they are in no compartment then." : keptPlaces(aloneIn)}
            </>
          }
        >
          <ActionForm action={removeMemberAction} className="grid justify-items-start gap-3">
            {who}
            <input type="hidden" name="version" value={version} />
            <SubmitButton variant="danger" pending="Removing…">
              Remove {name}
            </SubmitButton>
          </ActionForm>
        </AskOnce>
      )}
    </FormPanel>
  );
}

/** Nobody else could read what is marked so, therefore their place in it waits for them. */
export function keptPlaces(names: readonly string[]): string {
  return `nobody else is in ${names.join(" and ")}, which stays closed to everybody until then.`;
}
