/** The remarks that mention a record, folded away under their count, each leading to its thread in the margin. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { hrefWith } from "@/components/ui/hrefWith";
import type { LinkingThread } from "@/lib/annotations/queries-linking";
import { annotationKindLabels } from "@/lib/annotations/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { stripNotation } from "@/lib/text/print-brackets";
import { momentQuery } from "@/lib/time/moment-query";
import type { Reading } from "./linkHref";

type Props = { threads: readonly LinkingThread[]; reading: Reading; compartments: readonly CompartmentView[] };

/** Nothing where none does. */
export function LinkingThreads({ threads, reading, compartments }: Props) {
  if (threads.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="w-fit text-accent max-md:py-2.5">
        {threads.length === 1 ? "1 remark mentions this" : `${threads.length} remarks mention this`}
      </summary>
      <ul className="t-small mt-1 border-l-2 border-rule pl-4">
        {threads.map((thread) => (
          <li key={thread.id} className="py-0.5 max-md:py-2">
            <Link href={threadHref(reading, thread)} className="link-name">
              {thread.isInReply ? "A reply to the" : "The"} {annotationKindLabels[thread.kind].toLowerCase()} of{" "}
              <bdi>{thread.author}</bdi> on “<bdi>{stripNotation(thread.quote)}</bdi>”
            </Link>
            <span className="t-meta text-ink-3">, {thread.when}</span>{" "}
            <MarkingWord compartment={compartments.find(({ id }) => id === thread.compartmentId)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The text with the thread open; in another language than the first, beside that. */
function threadHref({ slug, moment }: Reading, { id, termId, language }: LinkingThread): string {
  const address = paths.text(slug) + momentQuery(moment);
  return hrefWith(address, { beside: language, term: termId, note: id }, `note-${id}`);
}
