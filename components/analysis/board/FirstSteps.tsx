/** The board of a negotiation whose record does not yet say where a deal could stand: what to record first. */
import { Link } from "@/components/ui/Link";
import { ButtonLink } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { FocusFirst } from "@/components/ui/FocusFirst";
import { hrefWith } from "@/components/ui/hrefWith";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import type { Step, StepName } from "@/lib/analysis/first-steps";
import { paths } from "@/lib/platform/paths";

type Props = {
  /** Those still to do first. */
  steps: readonly Step[];
  slug: string;
  /** They may let colleagues in. */
  isOwner: boolean;
  /** Beside a board that has begun to fill: in short. */
  isBeside?: boolean;
};

type Words = { name: string; about: string; act: string; href: (slug: string) => string };

const words: Record<StepName, Words> = {
  founding: { name: "Name and time zone", about: "", act: "Change them", href: paths.members },
  parties: {
    name: "Who negotiates",
    about: "The parties, those kept from the table included, and who speaks for them.",
    act: "Record the parties",
    href: (slug) => hrefWith(paths.parties(slug), { add: "party" }, "form"),
  },
  terms: {
    name: "What they negotiate",
    about: "The agreement as a tree of terms: paste its outline, a line for each.",
    act: "Paste the outline",
    href: (slug) => hrefWith(paths.terms(slug), { add: "outline" }, "form"),
  },
  round: {
    name: "When they meet",
    about: "The first round; its sessions are logged while they run, and fill this board.",
    act: "Record the first round",
    href: (slug) => hrefWith(paths.sessions(slug), { add: "round" }, "form"),
  },
  positions: {
    name: "Who holds what",
    about: "A table of parties and terms: open a cell and record what is held there, and how that is known.",
    act: "Record a position",
    href: paths.positions,
  },
};

export function FirstSteps({ steps, slug, isOwner, isBeside = false }: Props) {
  const [next] = steps;
  return (
    <Section title={isBeside ? "What to record next" : "What to record first"} className="max-w-3xl">
      <ol className="divide-y divide-rule">
        {steps.map((step, place) => {
          const { name, about, act, href } = words[step.name];
          const isDone = step.done !== null;
          return (
            <li
              key={step.name}
              className={cx(
                "grid grid-cols-[2rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2",
                isDone || isBeside ? "py-2" : "py-4",
                !isBeside && "md:grid-cols-[2rem_minmax(0,1fr)_auto]",
              )}
            >
              <span className={isDone ? "pt-1 text-st-agreed" : "t-head text-ink-3"}>
                {isDone ? <Icon name="tick" /> : place + 1}
              </span>
              <div>
                <p className={isDone ? undefined : "t-ui-strong"}>
                  {name}
                  {isDone && <span className="text-ink-3">: {step.done}</span>}
                </p>
                {!isDone && (!isBeside || step === next) && <p className="t-small text-ink-2">{about}</p>}
              </div>
              {!isDone && (step === next || !isBeside) && (
                <div className={isBeside ? "col-start-2" : "max-md:col-start-2"}>
                  {step === next && <FocusFirst />}
                  <ButtonLink
                    href={href(slug)}
                    variant={step === next ? "primary" : "quiet"}
                    className={step === next ? undefined : "max-md:-ml-3"}
                  >
                    {act}
                  </ButtonLink>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {isOwner && (
        <p className="t-small border-t border-rule pt-3 text-ink-2">
          Any of them can wait, and each is of use by itself.{" "}
          <Link href={paths.members(slug)} className="link">
            Let your colleagues in
          </Link>{" "}
          when you like.
        </p>
      )}
    </Section>
  );
}
