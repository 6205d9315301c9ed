/** The two ways to write over a record: it was wrong, or it was right and is different since. */
import { Link } from "@/components/ui/Link";

type Props = { correctHref: string; changeHref: string; isChange: boolean };

export function RevisionSwitch({ correctHref, changeHref, isChange }: Props) {
  const ways = [
    { href: correctHref, label: "It was recorded wrong", isChosen: !isChange },
    { href: changeHref, label: "It has changed since", isChosen: isChange },
  ];
  return (
    <div className="mb-4">
      <ul className="flex flex-wrap gap-x-6" aria-label="What this does">
        {ways.map(({ href, label, isChosen }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className="block border-b-2 border-transparent py-1.5 text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent max-md:py-3"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <p className="t-meta mt-2 text-ink-3">
        {isChange
          ? "What was recorded holds up to the day that you give here; this holds from then on."
          : "This takes the place of what was recorded. The old wording stays in the history, with your reason."}
      </p>
    </div>
  );
}
