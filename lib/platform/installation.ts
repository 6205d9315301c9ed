/** What this installation is. */
import "server-only";
import { markingAway } from "./away";
import { database } from "./database";

/** Whether it is the demo, whose people may be told to anybody. */
export async function isDemo(): Promise<boolean> {
  const row = await markingAway(() =>
    database().installation.findUnique({ where: { id: 1 }, select: { isDemo: true } }),
  );
  return row?.isDemo ?? false;
}

/** Whether an administrator has chosen that everybody needs a second factor. */
export async function needsSecondFactor(): Promise<boolean> {
  const row = await markingAway(() =>
    database().installation.findUnique({ where: { id: 1 }, select: { needsSecondFactor: true } }),
  );
  return row?.needsSecondFactor ?? false;
}
