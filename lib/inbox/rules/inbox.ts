/** What stands in an inbox: which of it is new, which is put off, and which its reader is done with. */

export type InboxReason = "mentioned" | "assigned" | "replied" | "followed";

/** The reasons, the one that asks most of its reader first. */
export const inboxReasons: readonly InboxReason[] = ["assigned", "mentioned", "replied", "followed"];

const reasonWords: Record<InboxReason, string> = {
  assigned: "Asks you",
  mentioned: "Mentions you",
  replied: "You took part",
  followed: "You follow it",
};

/** What a subject asks for no more, and why. */
const settledWords = { closed: "Closed", withdrawn: "Withdrawn", answered: "You have answered" } as const;

/** Why a subject stands there, in words; what asked for something says so only as long as it does. */
export function reasonInWords(reason: InboxReason, settled: keyof typeof settledWords | null): string {
  if (settled === null || (settled === "answered" && reason !== "assigned")) return reasonWords[reason];
  return settledWords[settled];
}

export const inboxTabs = ["inbox", "snoozed", "done"] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** Anything that is no tab asks for the inbox itself. */
export function readInboxTab(asked: string | null | undefined): InboxTab {
  return inboxTabs.find((tab) => tab === asked) ?? "inbox";
}

export type InboxMark = {
  readAt: Date | null;
  doneAt: Date | null;
  snoozedUntil: Date | null;
  snoozedAt: Date | null;
};

export type InboxTold = { at: Date; reason: InboxReason };

/** What is asked of its reader by name; it wakes what was put off. */
const asksByName = (reason: InboxReason) => reason === "assigned" || reason === "mentioned";

/** Under which tab a subject stands, by what was told of it and how far its reader has come. */
export function tabOf(told: readonly InboxTold[], mark: InboxMark | null, now: Date): InboxTab {
  const { doneAt = null, snoozedUntil = null, snoozedAt = null } = mark ?? {};
  const open = told.filter(({ at }) => doneAt === null || at > doneAt);
  if (open.length === 0) return "done";
  const isPutOff = snoozedUntil !== null && snoozedUntil > now;
  const isWoken = open.some(({ at, reason }) => asksByName(reason) && (snoozedAt === null || at > snoozedAt));
  return isPutOff && !isWoken ? "snoozed" : "inbox";
}

/** Whether it came after its reader last looked. */
export function isNew({ at }: Pick<InboxTold, "at">, mark: Pick<InboxMark, "readAt"> | null): boolean {
  return mark?.readAt == null || at > mark.readAt;
}

/** Why a subject stands there: of all reasons the one that asks most, of what is new if anything is. */
export function reasonOf(told: readonly InboxTold[], mark: InboxMark | null): InboxReason {
  const fresh = told.filter((each) => isNew(each, mark));
  const asked = new Set((fresh.length > 0 ? fresh : told).map(({ reason }) => reason));
  return inboxReasons.find((reason) => asked.has(reason)) ?? "followed";
}
