/** Whether one is shown to colleagues where one reads and writes. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { choosePresenceAction } from "@/lib/platform/account-actions";

export function PresenceForm({ isShown }: { isShown: boolean }) {
  return (
    <Section title="Who is here">
      <p className="t-small mb-3 max-w-measure text-ink-2">
        {isShown
          ? "Your colleagues see that you are on a page they may read, and that you write there. Nothing of it is kept."
          : "You are not shown to your colleagues, and they are not shown to you."}
      </p>
      <ActionForm action={choosePresenceAction}>
        {!isShown && <input type="hidden" name="shown" value="on" />}
        <SubmitButton variant="secondary" pending="Changing…">
          {isShown ? "Do not show me, nor others to me" : "Show me, and others to me"}
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
