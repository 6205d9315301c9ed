/** Whether everybody who has an account here needs a second factor. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { requireSecondFactorAction } from "@/lib/platform/actions-administration";

type Props = {
  isRequired: boolean /** Whoever runs the installation has said so, whatever is chosen here. */;
  isBySetting: boolean;
};

export function SecondFactorForEverybody({ isRequired, isBySetting }: Props) {
  return (
    <Section title="Second factor">
      <p className="t-small mb-3 max-w-measure text-ink-2">
        {isBySetting
          ? "Everybody needs one: the installation’s configuration says so."
          : isRequired
            ? "Everybody needs one. Who has none is led to setting one up before anything else."
            : "Everybody may have one. Asked of everybody, who has none is led to setting one up at their next request, you as well; their programs and calendars go on."}
      </p>
      {!isBySetting && (
        <ActionForm action={requireSecondFactorAction}>
          <input type="hidden" name="isRequired" value={isRequired ? "no" : "yes"} />
          <SubmitButton variant="secondary" pending="Changing…">
            {isRequired ? "Leave it to everybody" : "Ask it of everybody"}
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
