/** The private address by which a calendar elsewhere shows rounds, sessions and what is due, and the way to end it. */
import { ActionForm } from "@/components/ui/ActionForm";
import { MadeLink } from "@/components/ui/MadeLink";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Time } from "@/components/ui/Time";
import { endCalendarAction, makeCalendarAction } from "@/lib/platform/actions-calendar";
import type { OwnCalendar } from "@/lib/platform/own-calendar";
import { formatInstant } from "@/lib/time/format-instant";

export function CalendarAddress({ own }: { own: OwnCalendar | null }) {
  return (
    <Section title="Calendar">
      <p className="t-small mb-3 max-w-measure text-ink-2">
        Your calendar can show the rounds and sessions of your negotiations, and by which day a review waits for your
        answer: subscribe to a private address. Whoever has it reads their names, places and days, and nothing that is
        marked.
      </p>
      {own && (
        <p className="mb-3">
          You have one since {dayOf(own.madeAt)}.{" "}
          {own.readAt ? <>A calendar last read it on {dayOf(own.readAt)}.</> : "No calendar has read it yet."}
        </p>
      )}
      <div className="grid gap-3">
        <ActionForm action={makeCalendarAction} className="grid justify-items-start gap-3">
          <SubmitButton variant="secondary" pending="Making…">
            {own ? "Make another, which ends this one" : "Make a private address"}
          </SubmitButton>
          <MadeLink label="The address of your calendar" />
        </ActionForm>
        {own && (
          <ActionForm action={endCalendarAction}>
            <SubmitButton variant="secondary" pending="Ending…">
              End it
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

function dayOf(instant: Date) {
  return <Time dateTime={instant.toISOString()}>{formatInstant(instant, "UTC", "day")}</Time>;
}
