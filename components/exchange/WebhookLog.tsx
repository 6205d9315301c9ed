/** What a webhook has sent: each delivery with its attempts, and the way to send it again. */
import { ActionForm } from "@/components/ui/ActionForm";
import { cx } from "@/components/ui/cx";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Time } from "@/components/ui/Time";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { resendDeliveryAction } from "@/lib/exchange/actions-webhooks";
import type { DeliveryView } from "@/lib/exchange/queries-webhooks";
import { attemptInWords, deliveryLabels } from "@/lib/exchange/rules/webhooks";
import { formatInstant } from "@/lib/time/format-instant";

type Props = {
  deliveries: readonly DeliveryView[];
  onlyUntaken: boolean;
  /** Where older ones begin; null: there are none. */
  next: string | null;
  /** The page's own address. */
  href: string;
  canResend: boolean;
};

export function WebhookLog({ deliveries, onlyUntaken, next, href, canResend }: Props) {
  return (
    <Section title="What it has sent" id="log" aside="kept for 30 days, at most 1,000">
      <nav aria-label="Which deliveries" className="flex gap-6">
        {[false, true].map((untaken) => (
          <Link
            key={String(untaken)}
            href={hrefWith(href, { show: untaken ? "untaken" : null })}
            aria-current={untaken === onlyUntaken ? "page" : undefined}
            className={cx(
              "border-b-2 py-1 max-md:pt-4",
              untaken === onlyUntaken ? "border-ink font-semibold" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {untaken ? "Not taken" : "All"}
          </Link>
        ))}
      </nav>
      {deliveries.length === 0 ? (
        <EmptyState
          about={onlyUntaken ? undefined : "The first comes with the next thing that is recorded; or send a test."}
        >
          {onlyUntaken ? "Everything was taken." : "It has sent nothing yet."}
        </EmptyState>
      ) : (
        <ActionForm action={resendDeliveryAction} className="mt-2 grid grid-cols-1 gap-2">
          <Deliveries deliveries={deliveries} canResend={canResend} />
        </ActionForm>
      )}
      {next && (
        <p className="mt-3">
          <Link href={hrefWith(href, { show: onlyUntaken ? "untaken" : null, before: next })} className="link py-1">
            Older
          </Link>
        </p>
      )}
    </Section>
  );
}

function Deliveries({ deliveries, canResend }: Pick<Props, "deliveries" | "canResend">) {
  return (
    <Table caption="Deliveries, the newest first">
      <TableHead>
        <HeadCell>What</HeadCell>
        <HeadCell>What became of it</HeadCell>
      </TableHead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} canResend={canResend} />
        ))}
      </tbody>
    </Table>
  );
}

const marks = { waiting: "○", trying: "↻", delivered: "✓", failed: "✕", withheld: "–", skipped: "–" };

function DeliveryRow({ delivery, canResend }: { delivery: DeliveryView; canResend: boolean }) {
  const { id, type, negotiation, at, dueAt, tries, attempts } = delivery;
  // What is left of one that does not send is tried by nobody until it goes on; a test goes all the same.
  const isKept = delivery.state === "trying" && !canResend && type !== "ping";
  const state = isKept ? "waiting" : delivery.state;
  const isBad = state === "failed" || state === "trying";
  return (
    <Row id={id}>
      <HeadCell scope="row" className="min-w-40">
        <span className="font-mono t-small">{type ?? "no longer yours to read"}</span>
        <p className="t-meta font-normal text-ink-3">
          {negotiation && (
            <>
              <bdi>{negotiation.name}</bdi>,{" "}
            </>
          )}
          {moment(at)}
        </p>
      </HeadCell>
      <Cell>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-56">
            <span className={cx("font-semibold", isBad && "text-st-contested")}>
              <span aria-hidden="true">{marks[state]} </span>
              {deliveryLabels[state]}
            </span>
            {state === "trying" && dueAt && <span className="t-meta text-ink-3"> from {moment(dueAt)}</span>}
            <Tries tries={tries} attempts={attempts} />
          </div>
          {canResend && type !== null && (
            <SubmitButton variant="secondary" name="deliveryId" value={id} className="-my-1 whitespace-nowrap">
              {dueAt ? "Send now" : "Send again"}
              <VisuallyHidden>
                : {type}, {formatInstant(at, "UTC")} UTC
              </VisuallyHidden>
            </SubmitButton>
          )}
        </div>
      </Cell>
    </Row>
  );
}

function Tries({ tries, attempts }: Pick<DeliveryView, "tries" | "attempts">) {
  return (
    <ul className="t-small mt-0.5 grid gap-0.5 text-ink-2">
      {tries.map((tried) => (
        <li key={tried.at.toISOString()}>
          {attemptInWords(tried)}
          <span className="t-meta text-ink-3">
            , {moment(tried.at)}, in {tried.lasted.toLocaleString("en")} ms
          </span>
        </li>
      ))}
      {attempts > tries.length && tries.length > 0 && (
        <li className="t-meta text-ink-3">
          {attempts} attempts; the last {tries.length} are shown.
        </li>
      )}
    </ul>
  );
}

function moment(instant: Date) {
  return (
    <Time dateTime={instant.toISOString()} title={`${formatInstant(instant, "UTC")} UTC`} className="whitespace-nowrap">
      {formatInstant(instant, "UTC", "minuteNoYear")} UTC
    </Time>
  );
}
