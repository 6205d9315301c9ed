"use server";

import { runRead } from "@/lib/platform/action";
import type { Result } from "@/lib/platform/result";
import { type Offer, offersFor } from "./queries-offers";
import { offersInput } from "./schema";

/** What holds the words typed so far. */
export async function searchOffersAction(asked: unknown): Promise<Result<Offer[]>> {
  return runRead(offersInput, asked, (_, input) => offersFor(input));
}
