/** The board of a negotiation whose record does not yet say where a deal could stand: what to record first. */
import { ButtonLink } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";
import { paths } from "@/lib/platform/paths";

type Props = { has: BoardView["has"]; slug: string; query: string; canRecord: boolean };

/** In the order in which a team meets them. */
export function FirstSteps({ has, slug, query, canRecord }: Props) {
  const steps = [
    {
      isDone: has.parties,
      name: "Who negotiates",
      about: "The parties, those kept from the table included, and who speaks for them.",
      act: "Record the parties",
      href: paths.parties(slug),
    },
    {
      isDone: has.terms,
      name: "What they negotiate",
      about: "The agreement as a tree of terms, each with its status and, where it is a quantity, its axis.",
      act: "Record the terms",
      href: paths.terms(slug),
    },
    {
      isDone: has.rounds,
      name: "When they meet",
      about: "The first round, and then its sessions: each is logged while it runs, and fills this board.",
      act: "Log the first session",
      href: paths.sessions(slug),
    },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Section title="What to record first" className="max-w-3xl">
      <ol className="divide-y divide-rule">
        {steps.map((step, index) => (
          <li
            key={step.name}
            className="grid grid-cols-[2rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 py-4 max-md:grid-cols-[2rem_minmax(0,1fr)]"
          >
            <span className={cx("t-head", step.isDone ? "text-st-agreed" : "text-ink-3")}>
              {step.isDone ? <Icon name="tick" /> : index + 1}
            </span>
            <div>
              <p className="t-ui-strong">
                {step.name}
                {step.isDone && <span className="font-normal text-ink-3"> on record</span>}
              </p>
              <p className="t-small text-ink-2">{step.about}</p>
            </div>
            {canRecord && !step.isDone && (
              <ButtonLink
                href={step.href + query}
                variant={step === next ? "primary" : "quiet"}
                className="max-md:col-start-2 max-md:justify-self-start"
              >
                {step.act}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
      {!canRecord && (
        <p className="t-small border-t border-rule py-4 text-ink-2">
          Recorders and above write to the record; you will read it here.
        </p>
      )}
    </Section>
  );
}
