/** Who may see what is recorded: all members, or one of the writer's compartments. Draws nothing for who is in none. */
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  /** The writer's own. */
  compartments: readonly CompartmentView[];
  /** The one that is chosen to begin with. */
  startsIn?: string | null;
  hint?: string;
  label?: string;
};

export function MarkingField({ compartments, startsIn = null, hint, label = "Who may see it" }: Props) {
  if (compartments.length === 0) return null;
  return (
    <Field name="compartmentId" label={label} hint={hint}>
      <Select
        empty="All members"
        defaultValue={startsIn ?? ""}
        options={compartments.map(({ id, name }) => ({ value: id, label: `Only ${name}` }))}
      />
    </Field>
  );
}
