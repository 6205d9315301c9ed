/** A term by its number and title, with how it stands. */
import { Link } from "@/components/ui/Link";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import type { TermStatus } from "@/lib/terms/rules";

type Props = { term: { number: string; title: string }; status: TermStatus; href: string; isCurrent?: boolean };

export function TermName({ term: { number, title }, status, href, isCurrent = false }: Props) {
  return (
    <span className="inline">
      <span className="mr-1 font-normal text-ink-3">{number}</span>{" "}
      <Link href={href} aria-current={isCurrent ? "true" : undefined} className="link-name font-semibold">
        {title}
      </Link>{" "}
      <StatusGlyph status={status} />
    </span>
  );
}
