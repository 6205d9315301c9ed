/** Every version of a session: what it was, until it was corrected or taken back, by whom, when and why. */
import { Section } from "@/components/ui/Section";
import type { SessionStep } from "@/lib/logbook/queries-session-history";
import { formatInstant } from "@/lib/time/format-instant";

type Props = { steps: readonly SessionStep[]; zone: string };

function wordOf({ isRetraction, isUndone }: NonNullable<SessionStep["ended"]>): string {
  if (isUndone) return isRetraction ? "its filing was undone" : "a correction was undone";
  return isRetraction ? "taken back" : "corrected";
}

export function SessionHistory({ steps, zone }: Props) {
  if (steps.length < 2 && steps.every(({ ended }) => !ended)) return null;
  const on = (instant: Date) => formatInstant(instant, zone);
  return (
    <Section id="history" title="History" aside={`${steps.length} ${steps.length === 1 ? "version" : "versions"}`}>
      <ol>
        {steps.map((step) => (
          <li key={step.recordId} className="border-t border-rule py-2 first:border-t-0">
            <p>
              <bdi className={step.state === "retracted" ? "line-through" : undefined}>{step.title}</bdi>
            </p>
            <p className="t-meta text-ink-2">
              Filed {on(step.recordedAt)} by {step.recordedByName}
              {step.ended && (
                <>
                  , until {wordOf(step.ended)} by {step.ended.byName} on {on(step.ended.recordedAt)}
                  {step.ended.reason && !step.ended.isUndone && (
                    <>
                      : “<bdi>{step.ended.reason}</bdi>”
                    </>
                  )}
                </>
              )}
              .
            </p>
            {step.differences.length > 0 && (
              <details>
                <summary className="t-meta w-fit rounded-bar text-accent max-md:py-3">What it said</summary>
                <dl className="t-small grid gap-1.5 py-1.5">
                  {step.differences.map(({ label, was, became }) => (
                    <div key={label}>
                      <dt className="t-meta text-ink-3">{label}</dt>
                      <dd>
                        {was && (
                          <del dir="auto" className="block whitespace-pre-line text-ink-2">
                            {was}
                          </del>
                        )}
                        {became && (
                          <ins dir="auto" className="block whitespace-pre-line no-underline">
                            {became}
                          </ins>
                        )}
                      </dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
