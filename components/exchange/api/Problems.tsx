/** What can go wrong, each under the address that an answer names as its type. */
import { Told } from "./Code";

export type ShownProblem = { code: string; status: number; title: string; advice: string };

export function Problems({ problems }: { problems: readonly ShownProblem[] }) {
  return (
    <dl>
      {problems.map(({ code, status, title, advice }) => (
        <div
          key={code}
          id={`problem-${code}`}
          className="grid scroll-mt-4 gap-x-6 border-t border-rule py-2 target:bg-accent-tint md:grid-cols-[18rem_minmax(0,1fr)]"
        >
          <dt>
            <span className="t-ui-strong">{status}</span> <code>{code}</code>
          </dt>
          <dd className="max-w-measure">
            <p>{title}.</p>
            <p className="t-small text-ink-2">
              <Told>{advice}</Told>
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
