/** The webhooks by which programs elsewhere are told what happens: how it is with each, and the way to another. */
import { ButtonLink } from "@/components/ui/Button";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { WebhookView } from "@/lib/exchange/queries-webhooks";
import { failuresInWords, webhookStateInWords } from "@/lib/exchange/rules/webhooks";
import { paths } from "@/lib/platform/paths";
import { formatInstant } from "@/lib/time/format-instant";

export function OwnWebhooks({ webhooks }: { webhooks: readonly WebhookView[] }) {
  return (
    <Section title="Webhooks" id="webhooks" aside={webhooks.length > 0 ? String(webhooks.length) : undefined}>
      <p className="t-small mb-4 max-w-measure text-ink-2">
        A program elsewhere can be told as soon as something is recorded: that it was, by its id, and not what it says.
        It then asks by a token of yours. Of what is marked it hears nothing.
      </p>
      {webhooks.length > 0 && <WebhookTable webhooks={webhooks} />}
      <ButtonLink variant="secondary" href={paths.newWebhook} className={webhooks.length > 0 ? "mt-4" : ""}>
        Add a webhook
      </ButtonLink>
    </Section>
  );
}

function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
  return (
    <Table caption="Your webhooks">
      <TableHead>
        <HeadCell>Webhook</HeadCell>
        <HeadCell>How it is</HeadCell>
        <HeadCell>Last taken</HeadCell>
        <HeadCell>What it sent</HeadCell>
      </TableHead>
      <tbody>
        {webhooks.map(({ id, name, url, state, failures, waiting, deliveredAt }) => (
          <Row key={id}>
            <HeadCell scope="row">
              <Link href={paths.webhook(id)} className="link">
                <bdi>{name}</bdi>
              </Link>
              <p className="t-meta max-w-72 truncate font-normal text-ink-3" title={url}>
                {new URL(url).host}
              </p>
            </HeadCell>
            <Cell className={state.is === "on" ? "" : "text-st-contested"}>
              {webhookStateInWords(state.is, state.because)}
              {state.is === "on" && failures > 0 && (
                <span className="t-meta block text-st-contested">{failuresInWords(failures)}</span>
              )}
              {waiting > 0 && <span className="t-meta block text-ink-3">{waiting} waiting</span>}
            </Cell>
            <Cell className="whitespace-nowrap">
              {deliveredAt ? (
                <Time dateTime={deliveredAt.toISOString()} title={`${formatInstant(deliveredAt, "UTC")} UTC`}>
                  {formatInstant(deliveredAt, "UTC", "day")}
                </Time>
              ) : (
                "Nothing yet"
              )}
            </Cell>
            <Cell>
              <Link href={`${paths.webhook(id)}#log`} className="link max-md:inline-block max-md:py-2.5">
                Log
                <VisuallyHidden>
                  {" "}
                  of <bdi>{name}</bdi>
                </VisuallyHidden>
              </Link>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
