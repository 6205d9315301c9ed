/** What threatens a term or the process. */
import type { ReactNode } from "react";
import type { RiskView } from "@/lib/evidence/queries";

type Props = {
  risks: readonly RiskView[];
  /** What it threatens. */
  term: (risk: RiskView) => ReactNode;
  footing: (risk: RiskView) => ReactNode;
};

export function RiskList({ risks, term, footing }: Props) {
  return (
    <ul>
      {risks.map((risk) => (
        <li
          key={risk.id}
          id={`risk-${risk.id}`}
          data-row
          className="border-t border-rule py-3 first:border-t-0 target:bg-accent-tint"
        >
          <p dir="auto" className="whitespace-pre-line">
            {risk.text}
          </p>
          <div className="mt-1 grid gap-1">
            {term(risk)}
            {weightOf(risk) && <p className="t-small text-ink-2">{weightOf(risk)}</p>}
            {footing(risk)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "Threatens the process as a whole; impact high" */
function weightOf({ termId, likelihood, impact }: RiskView): string {
  return [
    termId ? null : "threatens the process as a whole",
    likelihood && `likelihood ${likelihood}`,
    impact && `impact ${impact}`,
  ]
    .filter(Boolean)
    .join(", ");
}
