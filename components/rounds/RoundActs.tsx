/** What can be recorded next in a round, as links to its form; one of them may be the page's own act. */
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith } from "@/components/ui/hrefWith";
import type { RoundView } from "@/lib/rounds/queries";
import { nextEvents, type RoundEvent } from "@/lib/rounds/rules";
import { roundActs } from "./RoundEventForm";

type Props = {
  round: Pick<RoundView, "id" | "state">;
  /** The page that shows the form. */
  path: string;
  /** The events to offer; left out: all that can be next. */
  only?: readonly RoundEvent[];
  /** The act of the page, and its key. */
  primary?: { event: RoundEvent; keyCap: string } | null;
};

export function RoundActs({ round, path, only, primary }: Props) {
  const events = nextEvents(round.state).filter((event) => only?.includes(event) ?? true);
  return events.map((event) => {
    const isPrimary = primary?.event === event;
    return (
      <ButtonLink
        key={event}
        id={`${event}-${round.id}`}
        variant={isPrimary ? "primary" : "quiet"}
        href={hrefWith(path, { round: round.id, event }, "form")}
        scroll={false}
        {...(isPrimary ? { keyCap: primary.keyCap } : {})}
        className="print:hidden"
      >
        {roundActs[event]}
      </ButtonLink>
    );
  });
}
