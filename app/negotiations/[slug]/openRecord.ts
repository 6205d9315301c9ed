/** A page of one record and its title ask for the same: it is read once. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { paramOf } from "@/components/ui/hrefWith";
import { type Opened, openNegotiation } from "@/lib/negotiations/queries";
import type { MomentParams } from "@/lib/time/moment";

/**
 * What `read` gives of the record with that id at the moment that is asked for, beside the negotiation opened there; where
 * it gives null, the page is not found. Call it outside of the page, so that both of its readers share one.
 */
export function openingRecord<Found>(read: (opened: Opened, id: string) => Promise<Found | null>) {
  // Only plain words tell one question from another.
  const find = cache(async (slug: string, id: string, asOf?: string, knownAt?: string) => {
    const opened = await openNegotiation(slug, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) });
    return { opened, found: await read(opened, id) };
  });
  return async (slug: string, id: string, { asOf, knownAt }: MomentParams) => {
    const { opened, found } = await find(slug, id, paramOf(asOf) ?? undefined, paramOf(knownAt) ?? undefined);
    if (!found) notFound();
    return { opened, found };
  };
}
