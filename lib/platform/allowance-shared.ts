/** How often one caller may ask, counted by all processes together. */
import "server-only";
import { database } from "./database";

export type Limit = { most: number /** In seconds. */; within: number };
export type Taken = {
  isTaken: boolean;
  remaining: number;
  /** Until all of it is the caller's again; where it was not taken, until it may ask once more. */
  seconds: number;
};

/** Takes one of what the caller may ask for, if one is left. It comes back bit by bit, and not all at once. */
export async function takeAllowance(caller: string, { most, within }: Limit): Promise<Taken> {
  const [taken] = await database().$queryRaw<Taken[]>`
    select is_taken as "isTaken", remaining, seconds
      from take_allowance(${caller}, ${most}::integer, make_interval(secs => ${within}))`;
  if (!taken) throw new Error("take_allowance gave nothing back");
  return taken;
}
