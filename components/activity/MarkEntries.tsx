/** Changes who may see what a session recorded: several of its entries or all of them, as one act. */
import { MarkForm } from "@/components/activity/MarkForm";
import type { EntryView } from "@/lib/logbook/queries-entries";

type Props = {
  negotiationId: string;
  /** What was recorded in the session and stands. */
  entries: readonly EntryView[];
  compartments: readonly { id: string; name: string }[];
};

/** More than that are no choice that anybody makes on a form. */
const most = 500;

export function MarkEntries({ negotiationId, entries, compartments }: Props) {
  // Other records name a source, and later events stand on earlier ones: all their readers have to see both.
  const markable = entries.filter(({ noun }) => noun !== "source" && noun !== "round_event");
  if (markable.length > most) return null;
  const marks = new Set(markable.map(({ record }) => record.compartmentId));
  const [alike] = marks;
  return (
    <MarkForm
      negotiationId={negotiationId}
      records={markable.map((entry) => ({ recordId: entry.recordId, label: labelOf(entry, compartments) }))}
      {...(marks.size === 1 && alike !== undefined ? { compartmentId: alike } : {})}
      compartments={compartments}
      summary="Change who may see its entries"
      {...(markable.length < entries.length
        ? { hint: "Sources and what happened to the round are not among them: other records stand on both." }
        : {})}
    />
  );
}

function labelOf({ words, record }: EntryView, compartments: Props["compartments"]): string {
  const said = words.map(({ text }) => text).join("");
  const marked = compartments.find(({ id }) => id === record.compartmentId);
  return marked ? `${said} (marked ${marked.name})` : said;
}
