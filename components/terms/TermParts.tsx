/** Which part of a long agreement is shown: one of the terms at the top with all that stands under it. */
import { Link } from "@/components/ui/Link";

type Part = { id: string; number: string; title: string };
type Props = { parts: readonly Part[]; shown: Part; hrefOf: (partId: string) => string };

export function TermParts({ parts, shown, hrefOf }: Props) {
  return (
    <nav aria-label="Parts of the agreement" className="py-2 print:hidden">
      <ul className="t-small flex flex-wrap gap-x-1">
        {parts.map(({ id, number, title }) => (
          <li key={id}>
            <Link
              href={hrefOf(id)}
              scroll={false}
              title={title}
              aria-current={id === shown.id ? "true" : undefined}
              className="link inline-block min-w-7 px-1 py-1 text-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:min-w-11 max-md:py-3"
            >
              {number}
              <span className="sr-only"> {title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="t-ui-strong">
        {shown.number} <bdi>{shown.title}</bdi>
      </p>
    </nav>
  );
}
