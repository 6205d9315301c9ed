/** What a receiver gets and has to do, for whoever writes one. */
import type { ReactNode } from "react";
import { Section } from "@/components/ui/Section";

const example = `{
  "id": "5f0c…",
  "type": "position.recorded",
  "at": "2026-11-30T09:12:44.310Z",
  "negotiation": "doha",
  "noun": "position",
  "recordId": "9b1e…",
  "seriesId": "c2d4…",
  "url": "https://…/positions/c2d4…"
}`;

export function WebhookReceiver() {
  return (
    <Section title="What your receiver gets">
      <div className="t-small grid gap-3 text-ink-2">
        <p>A POST for each thing that was done, which says that it was and never what:</p>
        <pre className="overflow-x-auto border-l-4 border-rule-2 py-1 pl-3 text-ink">{example}</pre>
        <p>
          Check <Code>webhook-signature</Code> first. Any library of Standard Webhooks does, from the secret that you
          are shown once; it also refuses what somebody else has caught and sends again.
        </p>
        <p>
          Answer with a status of 2xx within 15 seconds. Anything else is tried again for three days under the same{" "}
          <Code>webhook-id</Code>, so let what comes twice be done once; 410 ends the webhook. Too busy? Answer 429 or
          503 with a <Code>Retry-After</Code>, and nothing comes until then, for a day at most. No redirect is followed.
        </p>
        <p>
          It tells as much as you may read at that moment, and nothing of what is marked, whichever circles you are in:
          whoever runs the receiver reads along. It stops with your account, with a new password and when you sign out
          everywhere.
        </p>
      </div>
    </Section>
  );
}

function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-ink">{children}</code>;
}
