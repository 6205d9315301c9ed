"use server";

import { runRead } from "@/lib/platform/action";
import type { Result } from "@/lib/platform/result";
import { namesOf, type Offer, offersFor } from "./queries-offers";
import { namesInput, offersInput } from "./schema";

/** What holds the words typed so far. */
export async function searchOffersAction(asked: unknown): Promise<Result<Offer[]>> {
  return runRead(offersInput, asked, (_, input) => offersFor(input));
}

/** What these are called, of those that the reader may see. */
export async function searchNamesAction(asked: unknown): Promise<Result<{ id: string; name: string }[]>> {
  return runRead(namesInput, asked, (_, input) => namesOf(input));
}
