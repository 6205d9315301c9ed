/** What a session changed: of each record, what held before it and what holds since. */
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import type { ChangeView } from "@/lib/logbook/queries-changes";
import { EntrySign } from "./EntrySign";

/** What moved is counted on the sheet below, however much it is. */
const most = 200;

export function SessionChanges({ changes }: { changes: readonly ChangeView[] }) {
  const count = `${changes.length.toLocaleString("en-GB")} ${changes.length === 1 ? "record" : "records"}`;
  return (
    <Section title="What this session changed" aside={changes.length > 0 && count}>
      {changes.length === 0 && <p className="t-small py-2 text-ink-2">Nothing that it recorded stands.</p>}
      <ul>
        {changes.slice(0, most).map((change) => (
          <li
            key={change.recordId}
            data-row
            className="grid grid-cols-[3.25rem_1rem_3.25rem_minmax(0,1fr)] gap-x-3 border-t border-rule py-2 first:border-t-0"
          >
            <span className="pt-0.5 text-center">
              <EntrySign sign={change.before} />
            </span>
            <Icon name="arrow" className="mt-0.5 text-ink-2" />
            <span className="pt-0.5 text-center">
              <EntrySign sign={change.after} />
            </span>
            <span className="min-w-0">
              <a href={`#entry-${change.recordId}`} className="link-name line-clamp-3" dir="auto">
                {change.words.map(({ text, isName }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the words of one sentence, drawn anew as a whole.
                  <span key={place} className={isName ? "font-semibold" : undefined}>
                    {text}
                  </span>
                ))}
              </a>
              {change.was && <span className="t-small block text-ink-3">{change.was}</span>}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > most && (
        <p className="t-small border-t border-rule py-2 text-ink-2">
          And {(changes.length - most).toLocaleString("en-GB")} more: what moved is counted below.
        </p>
      )}
    </Section>
  );
}
