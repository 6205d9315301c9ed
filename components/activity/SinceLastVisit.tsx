"use client";

import { Link } from "@/components/ui/Link";
import { useContext, useSyncExternalStore } from "react";
import { hrefWith } from "@/components/ui/hrefWith";
import { WriterContext } from "@/components/ui/Writer";
import { lastVisit } from "./lastVisit";

type Props = {
  negotiationId: string;
  timeZone: string;
  /** The list without a time. */
  href: string;
};

const never = () => () => {};

/** What was recorded since its reader last looked here in this browser; nothing on a first visit, or where the browser keeps nothing. */
export function SinceLastVisit({ negotiationId, timeZone, href }: Props) {
  const userId = useContext(WriterContext);
  const last = useSyncExternalStore(
    never,
    () => (userId === null ? null : lastVisit(userId, negotiationId)),
    () => null,
  );
  if (!last) return null;
  return (
    <Link href={hrefWith(href, { from: asTyped(last, timeZone) })} className="link py-1 max-md:py-3">
      Since my last visit
    </Link>
  );
}

/** "2026-11-25 14:05" on the negotiation's clocks: the Swedish way of writing a time is the one that the filter reads. */
function asTyped(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(new Date(instant));
}
