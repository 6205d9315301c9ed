/** The quantity that is bargained over in a term. Once it has one it keeps it, since positions are told in its unit. */
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { type AxisUnit, axisUnits } from "@/lib/terms/rules";
import { axisUnitLabels } from "@/lib/terms/rules/axis";

type Props = {
  unit: AxisUnit | null;
  label: string | null;
  baseline: string | null;
  /** The form is there for it alone: a term without one is told on the others. */
  isAsked?: boolean;
};

export function AxisFields({ unit, label, baseline, isAsked = false }: Props) {
  return (
    <fieldset className="grid gap-4 border-t border-rule-2 pt-3">
      <legend className="sr-only">Its quantity</legend>
      <div className="grid gap-4 md:grid-cols-2">
        {unit ? (
          <div className="grid content-start gap-1">
            <p className="t-ui-strong">Bargained over in</p>
            <p>{axisUnitLabels[unit]}</p>
            <p className="t-meta text-ink-3">Positions are told in it, so it stays.</p>
            <input type="hidden" name="axisUnit" value={unit} />
          </div>
        ) : (
          <Field
            name="axisUnit"
            label="Bargained over in"
            hint="For a term with a number, a sum, a date or any other quantity at issue."
            required={isAsked}
          >
            <Select
              empty={isAsked ? "Choose a quantity" : "No quantity"}
              options={axisUnits.map((each) => ({ value: each, label: axisUnitLabels[each] }))}
            />
          </Field>
        )}
        <Field name="axisBaseline" label="Where it stands today" hint="14,000, or 2021-05-01 for a date.">
          <TextInput defaultValue={baseline ?? undefined} autoComplete="off" />
        </Field>
      </div>
      <Field
        name="axisLabel"
        label="What is counted"
        hint="As in: Months that counter-terrorism troops stay, or Million cubic metres a year"
      >
        <TextInput defaultValue={label ?? undefined} autoComplete="off" />
      </Field>
    </fieldset>
  );
}
