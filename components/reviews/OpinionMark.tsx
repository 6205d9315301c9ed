/** What a reviewer says, as a sign and a word: a tick, an arrow to other words, a cross. */
import { Icon } from "@/components/ui/Icon";
import { opinionLabels, type ReviewOpinion } from "@/lib/reviews/rules";

const signs = {
  agree: { name: "tick", className: "text-for-2" },
  agree_with_changes: { name: "arrow", className: "text-accent" },
  object: { name: "cross", className: "text-against-2" },
} as const;

export function OpinionMark({ opinion }: { opinion: ReviewOpinion }) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <Icon {...signs[opinion]} />
      <span>{opinionLabels[opinion]}</span>
    </span>
  );
}
