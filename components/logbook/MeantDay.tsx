import { Button } from "@/components/ui/Button";
import { spokenDay } from "@/lib/logbook/rules/spoken-days";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";

type Props = { typed: string; today: FuzzyDate; onTake: (day: string) => void };

/** For a day as it is said, the date that is meant, to be taken by pressing it: "Mon 25 Feb 2019?" */
export function MeantDay({ typed, today, onTake }: Props) {
  const meant = spokenDay(typed, today);
  if (!meant) return null;
  return (
    <Button type="button" variant="quiet" className="t-small -ml-3" onClick={() => onTake(meant)}>
      {meant}?
    </Button>
  );
}
