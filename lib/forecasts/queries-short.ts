/** What is forecast of one thing, for a line elsewhere: what is shared, and what the reader keeps. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { composedOnce } from "@/lib/record/composed-once";
import { forecastsIn, keptIn } from "./queries";
import { statusesUpTo } from "./queries-statuses";
import { questionsInShort } from "./rules/in-short";

/** The open questions on the term, or with null on the agreement as a whole, the nearest day first. */
export async function openForecastsOn(opened: Opened, termId: string | null) {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const forecasts = await composedOnce(tx, { negotiation, moment, what: ["forecasts", termId] }, () =>
      forecastsIn(tx, negotiation.id, moment, termId),
    );
    const kept = (await keptIn(tx, opened)).filter((each) => each.termId === termId);
    if (forecasts.length + kept.length === 0) return [];
    const statuses = await statusesUpTo(tx, negotiation.id, moment, termId === null ? undefined : [termId]);
    return questionsInShort(forecasts, kept, statuses, { asOf: moment.asOf, zone: negotiation.timeZone });
  });
}
