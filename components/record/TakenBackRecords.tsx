/** What was taken back and has nothing in its place: folded away under the count, each with the reason. */
import type { TakenBackRecord } from "@/lib/record/mended";
import { MarkingWord } from "@/components/record/MarkingNote";
import { Ending } from "./Ending";

type Props = {
  records: readonly TakenBackRecord[];
  compartments: readonly { id: string; name: string; meaning: string }[];
  timeZone: string;
  /** The series of the one that the address asks for, which is unfolded. */
  askedId?: string | null;
  /** The element that links to a record of this kind lead to. */
  elementId?: (record: TakenBackRecord) => string | undefined;
};

export function TakenBackRecords({ records, compartments, timeZone, askedId = null, elementId }: Props) {
  if (records.length === 0) return null;
  return (
    <details className="print:hidden" open={records.some(({ seriesId }) => seriesId === askedId)}>
      <summary className="t-small w-fit text-accent max-md:py-3">{records.length} taken back</summary>
      <ul className="divide-y divide-rule">
        {records.map((record) => {
          const { recordId, what, said, compartmentId, seriesId: _, noun: __, ...ending } = record;
          return (
            <li key={recordId} id={elementId?.(record)} className="py-2 target:bg-accent-tint">
              <p className="max-w-measure [overflow-wrap:anywhere]">
                <span className="inline-block first-letter:uppercase">{what}</span>
                {said && (
                  <>
                    : <bdi>{said}</bdi>
                  </>
                )}
              </p>
              <Ending {...ending} word="taken back" timeZone={timeZone} />
              <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
