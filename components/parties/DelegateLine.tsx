/** A person who speaks in the record, with their office; the head of a delegation is marked in words. */
import type { ReactNode } from "react";
import type { DelegateView } from "@/lib/parties/queries";

type Props = { delegate: DelegateView; footing: ReactNode };

export function DelegateLine({ delegate, footing }: Props) {
  return (
    <li id={`person-${delegate.id}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
      <div className="min-w-0">
        <p>
          <bdi className="t-ui-strong">{delegate.name}</bdi>
          {delegate.isHead && delegate.partyId && <span className="text-ink-2"> heads the delegation</span>}
        </p>
        {delegate.title && <p className="t-small text-ink-2">{delegate.title}</p>}
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
