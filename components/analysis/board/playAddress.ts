/** The board's address while it is played: at which day it stands, and whether it runs on by itself. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";

export type Played = {
  slug: string;
  knownAt: string | null;
  /** The negotiation's own present, which needs no date in the address; null: it follows today. */
  present: string | null;
};

export const playModes = ["run", "step"] as const;
/** Running by itself when it is opened, or standing at a day. */
export type PlayMode = (typeof playModes)[number];

/** The board at the same moment, running: from there on, or from its first day where that is the last. */
export function playFromHref(boardHref: string): string {
  return hrefWith(boardHref, { play: "run" satisfies PlayMode });
}

export function playHref({ slug, knownAt, present }: Played, day: string): string {
  return hrefWith(paths.board(slug), { asOf: day === present ? null : day, knownAt, play: "step" satisfies PlayMode });
}
