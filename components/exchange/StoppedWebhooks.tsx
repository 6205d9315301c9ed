/** Webhooks that have stopped by themselves, as lines of their owner's inbox. */
import { Link } from "@/components/ui/Link";
import { Time } from "@/components/ui/Time";
import { type WebhookBecause, webhookStateInWords } from "@/lib/exchange/rules/webhooks";
import type { StoppedWebhook } from "@/lib/inbox/queries-webhooks";
import { paths } from "@/lib/platform/paths";
import { formatInstant } from "@/lib/time/format-instant";
import { LeaveEnded } from "./LeaveEnded";

export function StoppedWebhooks({ webhooks }: { webhooks: readonly StoppedWebhook[] }) {
  return webhooks.map(({ id, name, state, because, stateAt }) => (
    <li
      key={id}
      data-row
      className="grid grid-cols-[0.75rem_minmax(0,1fr)_auto] gap-x-3 py-3 focus-within:bg-paper-2 max-md:grid-cols-[0.75rem_minmax(0,1fr)]"
    >
      <span aria-hidden="true" className="mt-2 size-2 rounded-full bg-accent" />
      <div className="min-w-0">
        <p className="t-meta text-ink-2">
          <span className="font-semibold text-ink">A webhook of yours has stopped</span>
          <span className="sr-only">, new</span> ·{" "}
          <Time dateTime={stateAt.toISOString()} title={`${formatInstant(stateAt, "UTC")} UTC`}>
            {formatInstant(stateAt, "UTC", "minute")} UTC
          </Time>
        </p>
        <h2 id={`webhook-${id}`} className="t-ui-strong line-clamp-2">
          <Link href={paths.webhook(id)} data-row-link className="link-name max-md:py-1">
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <p className="t-small mt-0.5 text-ink-2">
          {webhookStateInWords(state, because as WebhookBecause)}{" "}
          {state === "paused" && "What waits is kept until you let it go on or end it."}
        </p>
      </div>
      {because === "gone" && (
        <div className="max-md:col-start-2 max-md:mt-2">
          <LeaveEnded webhookId={id} about={`webhook-${id}`} />
        </div>
      )}
    </li>
  ));
}
