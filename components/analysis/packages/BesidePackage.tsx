/** What hangs on a package beside its parties: the conditions it meets, the linkages it keeps, what it leaves open. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import type { JudgedPackage, OpenTerm } from "@/lib/analysis/packages/judge-package";
import { counted } from "@/lib/analysis/counting-words";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  judged: JudgedPackage;
  termHref: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

type Sign = "met" | "unknown" | "blocked";
const hues: Record<Sign, string> = { met: "text-st-agreed", unknown: "text-unknown", blocked: "text-against-2" };

export function BesidePackage({ judged: { conditions, links, leavesOpen }, termHref, compartments }: Props) {
  return (
    <>
      {conditions.length > 0 && (
        <Section title="Conditions" aside="as if it held">
          <Folded most={8} noun="condition">
            {conditions.map(({ state, sentence, party, term, markedWith }) => (
              <Line key={`${party.id} ${term.id} ${sentence}`} sign={state} word={state}>
                <p>{sentence}</p>
                <p className="t-meta text-ink-3">
                  {party.name} makes it a condition of {term.number}.
                </p>
                <MarkingWords markedWith={markedWith} compartments={compartments} />
              </Line>
            ))}
          </Folded>
        </Section>
      )}
      {links.length > 0 && (
        <Section title="Linkages">
          <Folded most={6} noun="linkage">
            {links.map(({ state, kind, from, to, sentence, why, markedWith }) => (
              <Line
                key={`${from.id} ${kind} ${to.id}`}
                sign={state === "kept" ? "met" : state === "broken" ? "blocked" : "unknown"}
                word={state}
              >
                <p>{sentence}</p>
                <p className="t-meta text-ink-3">{why}</p>
                <MarkingWords markedWith={markedWith} compartments={compartments} />
              </Line>
            ))}
          </Folded>
        </Section>
      )}
      {leavesOpen.length > 0 && (
        <Section title="What it leaves open" aside={counted(leavesOpen.length, "term")}>
          <Folded most={8} noun="term">
            {leavesOpen.map(({ term, kind, standing }) => (
              <li key={term.id} className="py-2">
                <span className="mr-1 text-ink-3">{term.number}</span>{" "}
                <Link href={termHref(term.id)} className="link-name font-semibold">
                  {term.title}
                </Link>
                <span className="t-meta text-ink-3"> {openWords[kind](standing)}</span>
              </li>
            ))}
          </Folded>
        </Section>
      )}
    </>
  );
}

const openWords: Record<OpenTerm["kind"], (standing: OpenTerm["standing"]) => string> = {
  no_value: () => "in it, without a value",
  left_open: () => "in it, to be bargained over",
  not_in_it: (standing) => (standing === "blocked" ? "not in it, and blocked" : "not in it, and open"),
};

function Line({ sign, word, children }: { sign: Sign; word: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 py-2.5">
      <span className={cx("t-small flex items-center gap-2 self-start pt-0.5 font-semibold", hues[sign])}>
        <span aria-hidden="true">
          {sign === "unknown" ? (
            <span className="grid size-4 place-items-center rounded-bar border border-dashed border-current text-[11px] leading-none">
              ?
            </span>
          ) : (
            <Icon name={sign === "met" ? "tick" : "cross"} />
          )}
        </span>
        {word}
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

/** The first of a list, and the rest behind a line that says how many there are. */
function Folded({ most, noun, children }: { most: number; noun: string; children: React.ReactNode[] }) {
  const rest = children.length - most;
  return (
    <>
      <ul className="divide-y divide-rule">{rest > 0 ? children.slice(0, most) : children}</ul>
      {rest > 0 && (
        <details>
          <summary className="t-small w-fit py-2 text-accent">{counted(rest, `more ${noun}`)}</summary>
          <ul className="divide-y divide-rule border-t border-rule">{children.slice(most)}</ul>
        </details>
      )}
    </>
  );
}
