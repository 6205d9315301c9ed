/** Says on a marked record who sees it, in a sentence or in a word; draws nothing on one that all members see. */
import { cx } from "@/components/ui/cx";

type Props = {
  /** The compartment that the record is marked with. */
  compartment: { name: string; meaning?: string } | null | undefined;
  className?: string;
};

export function MarkingNote({ compartment, className }: Props) {
  if (!compartment) return null;
  return (
    <p
      data-marked={compartment.name}
      className={cx("t-meta flex items-start gap-1.5 text-ink-2", className)}
      title={compartment.meaning}
    >
      <Lock />
      <span>
        Marked <span className="font-semibold">{compartment.name}</span>: only its members see this.
      </span>
    </p>
  );
}

/** The marking in a word, for a line among many. */
export function MarkingWord({ compartment, className }: Props) {
  if (!compartment) return null;
  return (
    <span
      data-marked={compartment.name}
      className={cx("t-meta inline-flex items-start gap-1 font-normal text-ink-2", className)}
      title={compartment.meaning}
    >
      <Lock />
      <span>
        <span className="sr-only">Marked </span>
        {compartment.name}
        <span className="sr-only">: only its members see this.</span>
      </span>
    </span>
  );
}

type SeveralProps = {
  /** The compartments' ids. */
  markedWith: readonly string[];
  /** Those that the reader belongs to. */
  compartments: readonly { id: string; name: string; meaning: string }[];
  className?: string;
};

/** The same of what is told from several records. */
export function MarkingWords({ markedWith, compartments, className }: SeveralProps) {
  return compartments
    .filter(({ id }) => markedWith.includes(id))
    .map((compartment) => <MarkingWord key={compartment.id} compartment={compartment} className={className} />);
}

function Lock() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className="mt-px shrink-0"
    >
      <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </svg>
  );
}
