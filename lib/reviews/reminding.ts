/** Reminding whom a review waits for, the day before and once its day is over. */
import "server-only";
import { database } from "@/lib/platform/database";

/** Puts what is due back into the inboxes of those who are missing, where it is mailed from. Each once. */
export async function remindReviewers(): Promise<void> {
  await database().$queryRaw`select remind_reviewers()`;
}
