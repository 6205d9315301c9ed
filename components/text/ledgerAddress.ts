/** Which brackets the ledger shows, as its address says. */
import { paramOf } from "@/components/ui/hrefWith";
import type { BracketOnRecord } from "@/lib/text/queries-ledger";

export const ledgerShows = ["open", "closed", "reopened"] as const;

/** `sponsor` is a party's code, or `noSponsor`. */
export type LedgerFilter = {
  show: (typeof ledgerShows)[number] | null;
  termId: string | null;
  sponsor: string | null;
};

export const noSponsor = "-";

type Param = string | string[] | undefined;

export function readLedgerFilter(params: { show?: Param; term?: Param; sponsor?: Param }): LedgerFilter {
  const show = paramOf(params.show);
  return {
    show: ledgerShows.find((one) => one === show) ?? null,
    termId: paramOf(params.term),
    sponsor: paramOf(params.sponsor),
  };
}

type Filtered = Pick<BracketOnRecord, "term" | "sponsors" | "closedIn" | "reopenedFrom">;

/** Those of the term and the sponsor asked for, whatever became of them. */
export function ofWhom<Bracket extends Filtered>(brackets: readonly Bracket[], { termId, sponsor }: LedgerFilter) {
  return brackets.filter(
    ({ term, sponsors }) =>
      (termId === null || term.id === termId) &&
      (sponsor === null || (sponsor === noSponsor ? sponsors.length === 0 : sponsors.includes(sponsor))),
  );
}

/** What is shown when the ledger is asked for these. */
export function isShown(
  { closedIn, reopenedFrom }: Pick<Filtered, "closedIn" | "reopenedFrom">,
  show: LedgerFilter["show"],
) {
  if (show === "open") return closedIn === null;
  if (show === "closed") return closedIn !== null;
  return show === null || reopenedFrom !== null;
}
