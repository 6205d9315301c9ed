import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DrawnAnew } from "@/components/exchange/DrawnAnew";
import { SecretShownOnce } from "@/components/exchange/MadeSecret";
import { ResumeWebhook, WebhookSending, WebhookSettings } from "@/components/exchange/WebhookActs";
import { WebhookLog } from "@/components/exchange/WebhookLog";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { ownWebhook } from "@/lib/exchange/queries-webhooks";
import { failuresInWords, webhookStateInWords } from "@/lib/exchange/rules/webhooks";
import { followedNegotiations } from "@/lib/negotiations/queries";
import { requireActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { AccountFrame } from "../../AccountFrame";

export const metadata: Metadata = { title: "Webhook" };

type Props = {
  params: Promise<{ webhookId: string }>;
  searchParams: Promise<{ show?: string | string[]; before?: string | string[] }>;
};

/** What is due within so many ms is on its way. */
const soon = 2_000;

export default async function WebhookPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { webhookId } = await params;
  const { show, before } = await searchParams;
  const onlyUntaken = paramOf(show) === "untaken";
  const place = paramOf(before);
  const from = place && /^\d{1,18}$/.test(place) ? place : null;
  const found = isId(webhookId) ? await ownWebhook(actor, webhookId, { onlyUntaken, before: from }) : null;
  if (!found) notFound();
  const { webhook, deliveries, next } = found;
  const negotiations = await followedNegotiations(actor);
  const now = new Date();
  const isOn = webhook.state.is === "on";
  const untaken = failuresInWords(webhook.failures);
  const isOnItsWay = deliveries.some(
    ({ dueAt, type }) => dueAt && dueAt.getTime() < now.getTime() + soon && (isOn || type === "ping"),
  );
  return (
    <AccountFrame actor={actor}>
      <DrawnAnew isOnItsWay={isOnItsWay} />
      <div className="grid gap-3 py-4">
        <div className="grid gap-1">
          <Answer>
            <bdi>{webhook.name}</bdi>: {lowered(webhookStateInWords(webhook.state.is, webhook.state.because))}
          </Answer>
          <MetaLine className="wrap-anywhere">
            <Link href={paths.webhooks} className="link">
              Your account
            </Link>
            , {webhook.url}
            {webhook.waiting > 0 && `, ${webhook.waiting} waiting`}
            {isOn && untaken && `, ${lowered(untaken)}`}
          </MetaLine>
        </div>
        <WebhookSending webhook={webhook} />
      </div>
      <Columns aside={<WebhookSettings {...{ webhook, negotiations }} hosts={env.webhookHosts} />}>
        <SecretShownOnce key={webhook.id} page={paths.webhook(webhook.id)} />
        {!isOn && <ResumeWebhook webhook={webhook} />}
        <WebhookLog {...{ deliveries, onlyUntaken, next }} href={paths.webhook(webhook.id)} canResend={isOn} />
      </Columns>
    </AccountFrame>
  );
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
