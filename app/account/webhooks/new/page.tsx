import type { Metadata } from "next";
import { NewWebhookForm } from "@/components/exchange/NewWebhookForm";
import { WebhookReceiver } from "@/components/exchange/WebhookReceiver";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { Link } from "@/components/ui/Link";
import { followedNegotiations } from "@/lib/negotiations/queries";
import { requireActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { AccountFrame } from "../../AccountFrame";

export const metadata: Metadata = { title: "New webhook" };

export default async function NewWebhookPage() {
  const actor = await requireActor();
  return (
    <AccountFrame actor={actor}>
      <div className="grid gap-1 py-4">
        <Answer>Have a program told what happens.</Answer>
        <MetaLine>
          <Link href={paths.webhooks} className="link">
            Your account
          </Link>
        </MetaLine>
      </div>
      <Columns aside={<WebhookReceiver />}>
        <NewWebhookForm negotiations={await followedNegotiations(actor)} hosts={env.webhookHosts} />
      </Columns>
    </AccountFrame>
  );
}
