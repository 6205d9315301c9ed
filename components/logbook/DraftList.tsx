/** The notes that the reader writes, alone or with others, and that are not filed yet. */
import { Link } from "@/components/ui/Link";
import { PageTime } from "@/components/time/PageTime";
import { Section } from "@/components/ui/Section";

export type UnfiledNotes = {
  id: string;
  href: string;
  /** As typed; empty where nothing was typed yet. */
  title: string;
  held: string;
  /** Whose they are, of a colleague's. */
  by: string | null;
  isTogether: boolean;
  /** It puts a filed session right. */
  isCorrection: boolean;
  lines: number;
  entries: number;
  savedAt: Date;
};

export function DraftList({ drafts }: { drafts: readonly UnfiledNotes[] }) {
  return (
    <Section
      title="Your unfiled notes"
      aside={drafts.some(({ isTogether }) => isTogether) ? undefined : "only you see them"}
    >
      <ul>
        {drafts.map(({ id, href, title, held, by, isTogether, isCorrection, lines, entries, savedAt }) => (
          <li
            key={id}
            data-row
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-rule py-3 first:border-t-0"
          >
            <p className="min-w-0">
              <Link href={href} className="link">
                {isCorrection ? "Go on correcting" : "Go on with the notes of"}{" "}
                <bdi className="font-semibold">{title || "a session without a title"}</bdi>
              </Link>
              {held && <span className="text-ink-2">, {held}</span>}
              {isTogether && (
                <span className="text-ink-2">
                  {by !== null && (
                    <>
                      , by <bdi>{by}</bdi>
                    </>
                  )}
                  , written together
                </span>
              )}
            </p>
            <p className="t-meta text-ink-3">
              {count(lines, "line", "lines")}, {count(entries, "entry", "entries")}; saved{" "}
              <PageTime at={savedAt.toISOString()} style="minuteNoYear" />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
