/** The life of a term: its statuses, in the order a term usually meets them, and which of them settle it. */

export const termStatuses = [
  "not_tabled",
  "tabled",
  "under_discussion",
  "bracketed",
  "agreed_in_principle",
  "agreed_ad_referendum",
  "agreed",
  "parked",
  "reopened",
  "withdrawn",
] as const;

export type TermStatus = (typeof termStatuses)[number];

export const termStatusLabels: Record<TermStatus, string> = {
  not_tabled: "Not tabled",
  tabled: "Tabled",
  under_discussion: "Under discussion",
  bracketed: "Bracketed",
  agreed_in_principle: "Agreed in principle",
  agreed_ad_referendum: "Agreed ad referendum",
  agreed: "Agreed",
  parked: "Parked",
  reopened: "Reopened",
  withdrawn: "Withdrawn",
};

/** Whether a term in this status counts as settled, if only in principle. */
export function isSettled(status: TermStatus): boolean {
  return status === "agreed_in_principle" || status === "agreed_ad_referendum" || status === "agreed";
}

/** Whether a term in this status is still being bargained over. */
export function isOpen(status: TermStatus): boolean {
  return status === "tabled" || status === "under_discussion" || status === "bracketed" || status === "reopened";
}

/** From the least to the most agreed. A term that is parked, reopened or withdrawn has left the ladder. */
export const agreementLadder = [
  "not_tabled",
  "tabled",
  "under_discussion",
  "bracketed",
  "agreed_in_principle",
  "agreed_ad_referendum",
  "agreed",
] as const satisfies readonly TermStatus[];

export type LadderStatus = (typeof agreementLadder)[number];

/**
 * Whether the status is at least as far as the asked one. A reopened term has come down to discussion; one that is parked
 * or withdrawn reaches no more than "not tabled".
 */
export function reaches(status: TermStatus, asked: LadderStatus): boolean {
  const ladder: readonly TermStatus[] = agreementLadder;
  const step = ladder.indexOf(status === "reopened" ? "under_discussion" : status);
  return Math.max(0, step) >= ladder.indexOf(asked);
}

/** Leaving an agreed status is a reopening, and a reopening needs a reason. */
export function isReopening(from: TermStatus, to: TermStatus): boolean {
  return isSettled(from) && !isSettled(to);
}

export const termKinds = ["preambular", "chapeau", "article", "paragraph", "annex"] as const;
export type TermKind = (typeof termKinds)[number];
export const termKindLabels: Record<TermKind, string> = {
  preambular: "Preambular paragraph",
  chapeau: "Chapeau",
  article: "Article",
  paragraph: "Paragraph",
  annex: "Annex",
};

export const axisUnits = ["months", "troops", "money", "date", "percentage", "quantity"] as const;
export type AxisUnit = (typeof axisUnits)[number];

export const linkageKinds = ["requires", "trades_for", "excludes"] as const;
export type LinkageKind = (typeof linkageKinds)[number];
export const linkageLabels: Record<LinkageKind, string> = {
  requires: "requires",
  trades_for: "trades for",
  excludes: "excludes",
};

/** How the linkage reads from its other end: "1.1 is required by 1.2". */
export const linkageLabelsReversed: Record<LinkageKind, string> = {
  requires: "is required by",
  trades_for: "trades for",
  excludes: "excludes",
};

/** Whether it says the same of both terms, so that its direction means nothing. */
export function isMutual(kind: LinkageKind): boolean {
  return kind !== "requires";
}
