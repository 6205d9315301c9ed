/** A person who speaks in the record, with their office; the head of a delegation is marked in words. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import type { DelegateView } from "@/lib/parties/queries";

type Props = {
  delegate: DelegateView;
  /** The person's own page. */
  href: string;
  footing: ReactNode;
};

export function DelegateLine({ delegate, href, footing }: Props) {
  return (
    <li id={`person-${delegate.id}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
      <div className="min-w-0">
        <p>
          <Link href={href} className="link-name t-ui-strong max-md:inline-block max-md:py-1">
            <bdi>{delegate.name}</bdi>
          </Link>
          {delegate.isHead && delegate.partyId && <span className="text-ink-2"> heads the delegation</span>}
        </p>
        {delegate.title && (
          <p dir="auto" className="t-small text-ink-2">
            {delegate.title}
          </p>
        )}
        {delegate.note && (
          <p dir="auto" className="t-small whitespace-pre-line text-ink-2">
            {delegate.note}
          </p>
        )}
      </div>
      {footing}
    </li>
  );
}
