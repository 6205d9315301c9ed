/** Mends the words of a forecast, for its author, or takes it back. */
import { RetractForm } from "@/components/record/RetractForm";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { correctForecastAction, retractForecastAction } from "@/lib/forecasts/actions";

type Props = { negotiationId: string; forecast: { recordId: string; why: string | null }; isAuthors: boolean };

export function ReviseForecast({ negotiationId, forecast: { recordId, why }, isAuthors }: Props) {
  return (
    <>
      {isAuthors && (
        <ActionForm action={correctForecastAction} className="grid max-w-xl gap-4">
          <input type="hidden" name="negotiationId" value={negotiationId} />
          <input type="hidden" name="recordId" value={recordId} />
          <Field
            name="why"
            label="because"
            required
            hint="Its number stays. If you think otherwise now, forecast anew."
          >
            <TextArea rows={3} defaultValue={why ?? undefined} />
          </Field>
          <div>
            <SubmitButton pending="Correcting…">Correct</SubmitButton>
          </div>
        </ActionForm>
      )}
      <RetractForm
        action={retractForecastAction}
        negotiationId={negotiationId}
        recordId={recordId}
        isFolded={isAuthors}
      />
    </>
  );
}
