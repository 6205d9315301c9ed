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

/** Leaving an agreed status is a reopening, and a reopening needs a reason. */
export function isReopening(from: TermStatus, to: TermStatus): boolean {
  return isSettled(from) && !isSettled(to);
}

export const termKinds = ["preambular", "chapeau", "article", "paragraph", "annex"] as const;
export type TermKind = (typeof termKinds)[number];

export const axisUnits = ["months", "troops", "money", "date", "percentage"] as const;
export type AxisUnit = (typeof axisUnits)[number];

export const linkageKinds = ["requires", "trades_for", "excludes"] as const;
export type LinkageKind = (typeof linkageKinds)[number];
export const linkageLabels: Record<LinkageKind, string> = {
  requires: "requires",
  trades_for: "trades for",
  excludes: "excludes",
};
