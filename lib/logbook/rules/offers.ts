/** What another window wrote into a field that this one has changed too: one of the two is chosen, and nothing is lost. */
import { type DraftContent, type DraftOffer, draftContentInput } from "../schema";
import { isSame } from "./merge";

/** The fields that choosing sets: theirs if it is taken, and the offer gone either way. */
export function withoutOffer(
  content: Pick<DraftContent, "offered">,
  offer: DraftOffer,
  { isTaken }: { isTaken: boolean },
): Partial<Omit<DraftContent, "blocks">> {
  const offered = content.offered.filter((each) => !isSame(each, offer));
  const read = draftContentInput.shape[offer.field].safeParse(offer.value);
  return isTaken && read.success ? { [offer.field]: read.data, offered } : { offered };
}
