/** A person as initials on a disc; silent, because the name stands beside it or in the label around it. */
type Props = { name: string };

/** "RA" for Ruth Ada Adeyemi. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

export function Avatar({ name }: Props) {
  return (
    <span
      aria-hidden="true"
      className="t-micro inline-flex size-7 items-center justify-center rounded-full bg-ink font-semibold text-paper"
    >
      {initialsOf(name)}
    </span>
  );
}
