/** The terms that a session was to treat, in order, and on how many lines of its notes each one stands. */
import { Link } from "@/components/ui/Link";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Section } from "@/components/ui/Section";
import type { TermStatus } from "@/lib/terms/rules";

type Props = {
  items: readonly { id: string; number: string; title: string; status: TermStatus; notes: number; href: string }[];
};

export function Agenda({ items }: Props) {
  return (
    <Section title="Agenda" aside={items.length > 0 && "notes per term"}>
      {items.length === 0 && <p className="t-small py-2 text-ink-2">No agenda is on record.</p>}
      <ol>
        {items.map(({ id, number, title, status, notes, href }) => (
          <li key={id} className="grid grid-cols-[1rem_2rem_minmax(0,1fr)_auto] gap-x-3 py-1 max-md:py-2">
            <StatusGlyph status={status} className="mt-0.5" />
            <span className="text-ink-3">{number}</span>
            <Link href={href} className={notes === 0 ? "link-name text-ink-2" : "link-name"}>
              {title}
            </Link>
            {notes === 0 ? (
              <span className="t-meta pt-0.5 text-ink-3">not reached</span>
            ) : (
              <span className="t-ui-strong">{notes}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
