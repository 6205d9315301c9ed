/** How many independent origins stand behind a claim, as signs that tell one from several without a colour. */
import { countOrigins, type CitedSource } from "@/lib/record/rules";

type Props = { citations: readonly CitedSource[] };

/** An open ring for none, a dot for each of up to three, and a plus for more. Beside words that say the same. */
export function OriginsMark({ citations }: Props) {
  const count = countOrigins(citations);
  return (
    <span
      aria-hidden="true"
      title={`${count} independent ${count === 1 ? "origin" : "origins"}`}
      className="tracking-tighter text-ink-2"
    >
      {count === 0 ? "○" : "●".repeat(Math.min(count, 3))}
      {count > 3 && "+"}
    </span>
  );
}
