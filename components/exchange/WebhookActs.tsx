/** What its owner can do about a webhook: test it, pause it, let it go on, give it another secret, change it, end it. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Choices } from "@/components/ui/Choices";
import { MadeLink } from "@/components/ui/MadeLink";
import { Section } from "@/components/ui/Section";
import { SeenVersion } from "@/components/ui/SeenVersion";
import { SubmitButton } from "@/components/ui/SubmitButton";
import {
  changeWebhookAction,
  endWebhookAction,
  pauseWebhookAction,
  pingWebhookAction,
  resumeWebhookAction,
  rotateWebhookSecretAction,
} from "@/lib/exchange/actions-webhooks";
import type { WebhookView } from "@/lib/exchange/queries-webhooks";
import { tellingInWords } from "@/lib/exchange/rules/webhooks";
import { LeaveEnded } from "./LeaveEnded";
import { type Named, WebhookFields } from "./WebhookFields";

type Props = { webhook: WebhookView; negotiations: readonly Named[]; hosts: readonly string[] | null };

/** Testing and pausing, in a line under the heading. */
export function WebhookSending({ webhook }: Pick<Props, "webhook">) {
  const { id, state } = webhook;
  return (
    <div className="flex flex-wrap items-start gap-3">
      {state.is !== "ended" && (
        <ActionForm action={pingWebhookAction} className="grid gap-2">
          <input type="hidden" name="webhookId" value={id} />
          <SubmitButton pending="Sending…">Send a test</SubmitButton>
        </ActionForm>
      )}
      {state.is === "on" && (
        <ActionForm action={pauseWebhookAction} className="grid gap-2">
          <input type="hidden" name="webhookId" value={id} />
          <SubmitButton variant="secondary" pending="Pausing…">
            Pause
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

const goesOn = [
  { value: "stop", label: "Tell what happened meanwhile, too", hint: "What was sent before may come twice." },
  { value: "now", label: "Tell of what happens from now on" },
];

export function ResumeWebhook({ webhook }: Pick<Props, "webhook">) {
  return (
    <Section title={webhook.state.is === "ended" ? "Take it up again" : "Let it go on"} isSelected>
      <ActionForm action={resumeWebhookAction} className="mt-1 grid justify-items-start gap-3">
        <input type="hidden" name="webhookId" value={webhook.id} />
        <Choices name="from" legend="From where" choices={goesOn} defaultValue="stop" />
        <SubmitButton variant="secondary" pending="Resuming…">
          Resume
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}

export function WebhookSettings({ webhook, negotiations, hosts }: Props) {
  const { id, version, state } = webhook;
  const nameOf = (asked: string) => negotiations.find((each) => each.id === asked)?.name ?? "one that you have left";
  return (
    <>
      <Section title="What it tells, and where">
        <p className="t-small mt-1 max-w-measure text-ink-2">
          {tellingInWords(webhook)}{" "}
          {webhook.negotiationIds.length === 0 ? (
            "In all your negotiations."
          ) : (
            <>
              In <bdi>{webhook.negotiationIds.map(nameOf).join(", ")}</bdi>.
            </>
          )}
        </p>
        <AskOnce
          className="mt-2"
          summary="Change it"
          about="What waits goes to the new address, and what it is no longer to tell of is left out."
        >
          <ActionForm key={version} action={changeWebhookAction} className="mt-2 grid gap-5">
            <input type="hidden" name="webhookId" value={id} />
            <SeenVersion version={version} />
            <WebhookFields {...{ webhook, negotiations, hosts }} />
            <div>
              <SubmitButton variant="secondary" pending="Changing…">
                Change
              </SubmitButton>
            </div>
          </ActionForm>
        </AskOnce>
      </Section>
      <Section title="Secret">
        <AskOnce
          className="mt-1"
          summary="Make another"
          about="For a day each delivery bears a signature by both, so that your receiver can be changed meanwhile."
        >
          <ActionForm action={rotateWebhookSecretAction} className="grid gap-3">
            <input type="hidden" name="webhookId" value={id} />
            <div>
              <SubmitButton variant="secondary" pending="Making…">
                Make another secret
              </SubmitButton>
            </div>
            <MadeLink label="The webhook’s secret" />
          </ActionForm>
        </AskOnce>
      </Section>
      {state.because === "gone" && (
        <Section title="Leave it ended">
          <p className="t-small mt-1 mb-2 max-w-measure text-ink-2">
            It stands in your inbox until you say so or take it up again. For a month it stays here with its log.
          </p>
          <LeaveEnded webhookId={id} />
        </Section>
      )}
      {state.is !== "ended" && (
        <Section title="End">
          <AskOnce
            className="mt-1"
            summary="End this webhook"
            about="It sends no more. For a month it stays here with its log, and can be taken up again."
          >
            <ActionForm action={endWebhookAction}>
              <input type="hidden" name="webhookId" value={id} />
              <SubmitButton variant="danger" pending="Ending…">
                End it
              </SubmitButton>
            </ActionForm>
          </AskOnce>
        </Section>
      )}
    </>
  );
}
