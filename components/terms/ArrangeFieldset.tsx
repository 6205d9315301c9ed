/** From when the terms stand where they have been put, and why. */
import { Checkbox } from "@/components/ui/Choices";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";

export function ArrangeFieldset() {
  return (
    <div className="grid gap-4">
      <Checkbox
        name="isCorrection"
        label="They stood so all along"
        hint="The record had them in the wrong place: it is corrected, and looks the same at every date."
      />
      <DateField
        name="heldFrom"
        label="Else: they stand so since"
        hint="Left empty, the present. Before that day they are read where they were."
        defaultValue=""
      />
      <Field name="reason" label="Why" hint="Stays on record beside each term that moves.">
        <TextInput />
      </Field>
    </div>
  );
}
