/** One's second factor: setting it up, step by step, and looking after it. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { ButtonLink } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { OwnSecondFactor } from "@/lib/platform/second-factor";
import {
  beginSecondFactorAction,
  confirmSecondFactorAction,
  removeSecondFactorAction,
  renewRecoveryCodesAction,
} from "@/lib/platform/second-factor-actions";
import { RecoveryCodes } from "./RecoveryCodes";
import { codesLeftInWords } from "./SecondFactorNote";

/** Where somebody goes once they have one; empty: to their account. */
type Led = { backTo: string };

type Props = { factor: OwnSecondFactor; passkeys: ReactNode } & Led;

export function SecondFactor({ factor: { app, isOn, codesLeft }, passkeys, backTo }: Props) {
  if (app.is === "begun")
    return (
      <div className="grid max-w-[40rem] gap-10">
        <Begun {...app} backTo={backTo} />
        {passkeys}
      </div>
    );
  return (
    <div className="grid max-w-[40rem] gap-10">
      {passkeys}
      <Section title="Authenticator app">{app.is === "on" ? <RemoveApp /> : <Begin backTo={backTo} />}</Section>
      {isOn && <Codes codesLeft={codesLeft} />}
    </div>
  );
}

function Begin({ backTo }: Led) {
  return (
    <ActionForm action={beginSecondFactorAction} className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={backTo} />
      <p className="t-small max-w-measure text-ink-2">
        An authenticator app (Aegis, FreeOTP, Google Authenticator, a password manager) shows a new code every 30
        seconds. Signing in asks for it after the password.
      </p>
      <div>
        <SubmitButton variant="secondary" pending="Making a secret…">
          Set up an app
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function Begun({ secret, picture, backTo }: { secret: string; picture: string } & Led) {
  return (
    <ActionForm action={confirmSecondFactorAction} className="grid gap-4">
      <RecoveryCodes goOn={<ButtonLink href={backTo}>I have kept them: go on</ButtonLink>}>
        <p className="max-w-measure text-ink-2">Let the app read this picture, or type the secret into it.</p>
        {/* Dark on light whatever the theme: cameras read it so. */}
        {/* biome-ignore lint/performance/noImgElement: it is part of the page: there is nothing to load or to resize. */}
        <img
          className="size-48 bg-white"
          alt="The secret below, for the camera of your phone"
          src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`}
        />
        <p>
          <span className="t-ui-strong">The secret </span>
          <code className="t-ui wrap-anywhere">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <Field name="code" label="The code that the app shows" required>
          <TextInput
            className="max-w-48"
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={12}
          />
        </Field>
        <div>
          <SubmitButton pending="Checking…">Turn it on</SubmitButton>
        </div>
      </RecoveryCodes>
    </ActionForm>
  );
}

function RemoveApp() {
  return (
    <>
      <p className="t-small mb-3 max-w-measure text-ink-2">Your app is set up: signing in asks for its code.</p>
      <AskOnce
        summary="Remove it"
        about="Its codes hold no more. To change to another phone, remove it and set it up there. Without an app and without a passkey the password alone signs in."
      >
        <ActionForm action={removeSecondFactorAction} className="grid justify-items-start gap-3">
          <SubmitButton variant="danger" pending="Removing…">
            Remove the app
          </SubmitButton>
        </ActionForm>
      </AskOnce>
    </>
  );
}

function Codes({ codesLeft }: { codesLeft: number }) {
  return (
    <Section title="Recovery codes" aside={String(codesLeft)}>
      <ActionForm action={renewRecoveryCodesAction} className="grid gap-4">
        <RecoveryCodes>
          <p className="t-small max-w-measure text-ink-2">
            {codesLeftInWords(codesLeft)} Each signs you in once when neither phone nor key is at hand. New ones take
            the place of those that you have.
          </p>
          <div>
            <SubmitButton variant="secondary" pending="Making…">
              Make new codes
            </SubmitButton>
          </div>
        </RecoveryCodes>
      </ActionForm>
    </Section>
  );
}
