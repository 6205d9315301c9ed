/** The two clocks: when in the world the page stands, what of the record counts as known, and on whose clocks. */
import { buttonClasses } from "@/components/ui/buttonClasses";
import { Icon } from "@/components/ui/Icon";
import { Popover } from "@/components/ui/Popover";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { formatFuzzy } from "@/lib/time/format-date";
import type { OpenedMoment } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { ClockLink, ViewFields } from "./ClockLink";
import { KnownStops, type ReadStops } from "./KnownStops";
import { StopList } from "./StopList";
import { clockName } from "@/lib/time/zones";

export type ClockBarProps = {
  moment: OpenedMoment;
  /** The page's own path, which the clocks open again at another moment. */
  path: string;
  /** The zone that the page's times are told in. */
  zone: string;
  /** The day at which a negotiation that is studied after the fact stands by default; null when it follows today. */
  present: FuzzyDate | null;
  /** The page at the named day before and after; left out where there is none. */
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Named days around the one that is shown, in order. */
  stops?: readonly { day: FuzzyDate; names: readonly string[]; href: string }[];
  /** Reads the days at which to ask what was known by then, in order, once their list is opened. */
  readKnownStops?: ReadStops;
  /** Since when there is a record, where the page stands before that. */
  recordBegins?: { day: FuzzyDate; href: string } | null;
};

/** The links that the keys press. */
export const stepIds = { back: "clock-back", on: "clock-on" };

export function ClockBar({
  moment,
  path,
  zone,
  present,
  previousHref,
  nextHref,
  stops = [],
  readKnownStops,
}: ClockBarProps) {
  const asOf = inDays(moment.asOfDay);
  const knownAt = moment.knownAtDay && inDays(moment.knownAtDay);
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-ink-2 max-md:relative max-md:w-full max-md:justify-between">
      {!moment.isPresent && (
        <ClockLink href={path} className="link font-semibold max-md:order-last max-md:py-3">
          Return to now
        </ClockLink>
      )}
      <div className="flex items-center">
        <Step id={stepIds.back} href={previousHref} icon="left" label="Back to the named day before" keyCap="[" />
        <Clock label="As of" value={asOf}>
          <ClockForm path={path} name="asOf" value={moment.asOfDay} other={["knownAt", moment.params.knownAt]}>
            <Explanation>
              {present
                ? `What held on that day. This negotiation’s own present is ${inDays(present)}.`
                : "What held on that day."}
            </Explanation>
          </ClockForm>
          {moment.params.asOf && (
            <ClockLink href={path + momentQuery(moment, { asOf: null })} className="link mt-3 inline-block">
              {present ? `Back to ${inDays(present)}` : "Back to today"}
            </ClockLink>
          )}
          {stops.length > 0 && (
            <StopList
              stops={stops.map((stop) => ({ ...stop, words: inDays(stop.day) }))}
              day={moment.asOfDay}
              present={present ? "the negotiation’s own present" : "today"}
            />
          )}
        </Clock>
        <Step id={stepIds.on} href={nextHref} icon="right" label="On to the next named day" keyCap="]" />
      </div>
      <span aria-hidden="true" className="h-4 w-px bg-rule max-md:hidden" />
      <Clock label="As known" value={knownAt ?? "now"}>
        <ClockForm path={path} name="knownAt" value={moment.knownAtDay ?? ""} other={["asOf", moment.params.asOf]}>
          <Explanation>What the team had recorded by the end of that day.</Explanation>
        </ClockForm>
        {knownAt && (
          <ClockLink href={path + momentQuery(moment, { knownAt: null })} className="link mt-3 inline-block">
            Back to all that is known now
          </ClockLink>
        )}
        {readKnownStops && (
          <KnownStops read={readKnownStops} day={moment.knownAtDay} path={path} params={moment.params} />
        )}
      </Clock>
      <span aria-hidden="true" className="h-4 w-px bg-rule max-md:hidden" />
      <p className="px-1 max-md:t-meta max-md:w-full max-md:pb-1.5">{clockName(zone)}</p>
    </div>
  );
}

/** What of the address could not be read, in a line of its own under the bar. */
export function UnreadAddress({ moment, path }: Pick<ClockBarProps, "moment" | "path">) {
  if (!moment.error) return null;
  return (
    <p role="alert" className="my-2 w-full border-l-4 border-st-contested py-1 pl-3">
      {moment.error}{" "}
      <ClockLink href={path + momentQuery(moment)} className="link">
        Mend the address
      </ClockLink>
    </p>
  );
}

/** Why a page shows nothing that stands before anything was recorded, and the way to where there is something. */
export function BeforeTheRecord({ recordBegins }: Pick<ClockBarProps, "recordBegins">) {
  if (!recordBegins) return null;
  return (
    <p role="status" className="my-2 w-full border-l-4 border-rule-2 py-1 pl-3">
      Nothing had been recorded by then. The record begins on{" "}
      <ClockLink href={recordBegins.href} className="link">
        {inDays(recordBegins.day)}
      </ClockLink>
      .
    </p>
  );
}

const inDays = (date: FuzzyDate) => formatFuzzy(date, "UTC");

type ClockProps = { label: string; value: string; children: React.ReactNode };

/** On a phone its panel takes the width of the page, under both clocks. */
function Clock({ label, value, children }: ClockProps) {
  return (
    <Popover
      align="end"
      className="max-md:static max-md:[&>div]:inset-x-0 max-md:[&>div]:w-auto max-md:[&>div]:max-w-none"
      labelClassName="flex min-h-7 items-center gap-1.5 px-1 hover:text-ink max-md:min-h-11"
      label={
        <>
          <span>{label}</span> <strong className="font-semibold text-ink">{value}</strong>
          <Icon name="down" className="size-3.5 print:hidden" />
        </>
      }
    >
      {children}
    </Popover>
  );
}

type FormProps = {
  path: string;
  name: "asOf" | "knownAt";
  value: string;
  /** The other clock, which stays where it is. */
  other: [name: string, value: string | null];
  children: React.ReactNode;
};

function ClockForm({ path, name, value, other, children }: FormProps) {
  return (
    <form action={path} className="grid w-64 gap-2 max-md:w-full">
      <label htmlFor={`clock-${name}`} className="t-ui-strong text-ink">
        {name === "asOf" ? "As of" : "As known on"}
      </label>
      {children}
      <ViewFields />
      {other[1] && <input type="hidden" name={other[0]} value={other[1]} />}
      <div className="flex gap-2">
        <input
          type="date"
          id={`clock-${name}`}
          name={name}
          required
          defaultValue={value}
          className="t-ui h-9 min-w-0 grow rounded-control border border-rule-2 bg-paper px-2 text-ink max-md:h-11"
        />
        <button type="submit" className={buttonClasses("primary")}>
          Show
        </button>
      </div>
    </form>
  );
}

function Explanation({ children }: { children: React.ReactNode }) {
  return <p className="t-meta text-ink-3">{children}</p>;
}

type StepProps = { id: string; href: string | undefined; icon: "left" | "right"; label: string; keyCap: string };

function Step({ id, href, icon, label, keyCap }: StepProps) {
  if (!href) return null;
  return (
    <ClockLink
      id={id}
      href={href}
      aria-label={label}
      aria-keyshortcuts={keyCap}
      className="flex size-7 items-center justify-center rounded-control hover:bg-paper-3/60 hover:text-ink max-md:hidden print:hidden"
    >
      <Icon name={icon} className="size-3.5" />
    </ClockLink>
  );
}
