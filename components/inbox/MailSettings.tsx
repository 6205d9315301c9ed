/** How a person is told by mail of what stands in their inbox, and by whose clocks. */
import { ZoneField } from "@/components/time/ZoneField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox, Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { endUnsubscribeLinksAction, setMailAction } from "@/lib/inbox/actions-mail";
import type { OwnMail } from "@/lib/inbox/queries-mail";
import { dateLanguages, hourInWords, instantIn, mailWhens } from "@/lib/inbox/rules/mail-setting";
import type { ZoneChoice } from "@/lib/time/zone-meant";

const whens = Object.entries(mailWhens).map(([value, label]) => ({ value, label }));
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourInWords(hour) }));
const languages = Object.entries(dateLanguages).map(([value, label]) => ({ value, label }));

type Props = {
  own: OwnMail;
  zones: readonly ZoneChoice[];
  /** Whether this installation can send mail at all. */
  canSend: boolean;
};

export function MailSettings({ own, zones, canSend }: Props) {
  return (
    <Section title="Mail" id="mail">
      {canSend ? (
        <MailForm own={own} zones={zones} />
      ) : (
        <p className="t-small max-w-measure text-ink-2">
          No mail is sent from here yet: whoever runs Parley has to set a mail server. What concerns you waits in your
          inbox.
        </p>
      )}
    </Section>
  );
}

function MailForm({ own, zones }: Omit<Props, "canSend">) {
  const { byName, others, digestHour, language, timeZone, isChosen, nextAt, wantsInvitations } = own;
  return (
    <>
      <p className="t-small mb-4 max-w-measure text-ink-2">
        What comes to your inbox can reach you by mail, unless you have read it there first. Of what is marked a mail
        says only that it waits.
      </p>
      <ActionForm action={setMailAction} className="grid max-w-[32rem] gap-4">
        <Choices
          name="byName"
          legend="When somebody asks you by name"
          hint="Mentions you, or asks you to answer."
          choices={whens}
          defaultValue={byName}
          inRow
          required
        />
        <Choices
          name="others"
          legend="What you follow or took part in"
          choices={whens}
          defaultValue={others}
          inRow
          required
        />
        <Field className="max-w-96" name="digestHour" label="The daily mail goes at" required>
          <Select options={hours} defaultValue={String(digestHour)} />
        </Field>
        <ZoneField
          name="timeZone"
          label="By the clocks of"
          choices={zones}
          {...(isChosen ? { defaultValue: timeZone } : {})}
        />
        <Field name="language" label="Dates are written as in" hint="The words of a mail are English for now." required>
          <Select options={languages} defaultValue={language} />
        </Field>
        <Checkbox
          name="wantsInvitations"
          value="true"
          label="Send me invitations for rounds and sessions"
          hint="To my calendar, as they are planned, changed and called off; of what every member may see."
          defaultChecked={wantsInvitations}
        />
        <div>
          <SubmitButton pending="Saving…">Save</SubmitButton>
        </div>
        {nextAt && (
          <p className="t-small text-ink-2">
            The next daily mail is due on {instantIn(language, timeZone, nextAt)}, if there is something to tell.
          </p>
        )}
      </ActionForm>
      <ActionForm action={endUnsubscribeLinksAction} className="mt-6 grid justify-items-start gap-2">
        <p className="t-small max-w-measure text-ink-2">
          Each mail holds an address that ends them without signing in. If you have passed one on, you can end the
          addresses sent so far.
        </p>
        <SubmitButton variant="secondary" pending="Ending…">
          End the addresses
        </SubmitButton>
      </ActionForm>
    </>
  );
}
