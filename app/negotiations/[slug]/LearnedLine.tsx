/** Under an older day that is shown with all that is known now: how much of it was learned later, and the view as known then. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { MetaLine } from "@/components/ui/Answer";
import { type LearnedLater, learnedInWords } from "@/lib/analysis/learned-later";
import { recordBeginning } from "@/lib/logbook/queries-known";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { momentQuery } from "@/lib/time/moment-query";

type Props = { opened: Opened; learned: LearnedLater; compartments: readonly CompartmentView[] };

export async function LearnedLine({ opened, learned, compartments }: Props) {
  const { moment, negotiation } = opened;
  if (moment.params.asOf === null) return null;
  const begins = (await recordBeginning(opened))?.day ?? null;
  // Before there was a record nothing says what was known.
  const isBefore = begins !== null && moment.asOfDay < begins;
  const said = learnedInWords(learned, { begins: isBefore ? formatFuzzy(begins, "UTC", { weekday: false }) : null });
  if (!said) return null;
  return (
    <MetaLine className="mt-1">
      {said} <MarkingWords markedWith={learned.markedWith} compartments={compartments} />{" "}
      {!isBefore && (
        <Link
          href={paths.board(negotiation.slug) + momentQuery(moment, { knownAt: moment.asOfDay })}
          className="link print:hidden"
        >
          As it was known then
        </Link>
      )}
    </MetaLine>
  );
}
