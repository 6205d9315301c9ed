/** What was taken back and has nothing in its place: folded away under the count, each with the reason. */
import type { TakenBackRecord } from "@/lib/record/mended";
import { MarkingWord } from "@/components/record/MarkingNote";
import { Ending } from "./Ending";

type Props = {
  records: readonly TakenBackRecord[];
  compartments: readonly { id: string; name: string; meaning: string }[];
  timeZone: string;
};

export function TakenBackRecords({ records, compartments, timeZone }: Props) {
  if (records.length === 0) return null;
  return (
    <details className="print:hidden">
      <summary className="t-small w-fit text-accent max-md:py-3">{records.length} taken back</summary>
      <ul className="divide-y divide-rule">
        {records.map(({ recordId, what, said, compartmentId, ...ending }) => (
          <li key={recordId} className="py-2">
            <p className="max-w-measure [overflow-wrap:anywhere]">
              <span className="first-letter:uppercase">{what}</span>
              {said && (
                <>
                  : <bdi>{said}</bdi>
                </>
              )}
            </p>
            <Ending {...ending} word="taken back" timeZone={timeZone} />
            <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
