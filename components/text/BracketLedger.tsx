/** Whose brackets are open, each sponsor with its line. */
import { type Sponsor, SponsorLine } from "./SponsorMark";

type Props = {
  /** The most first; `sponsor` is null for brackets that name none. */
  counts: readonly { sponsor: Sponsor | null; count: number }[];
  total: number;
  id?: string;
};

export function BracketLedger({ counts, total, id = "bracket-ledger" }: Props) {
  if (total === 0) return null;
  return (
    <section aria-labelledby={id} className="border-t border-rule-2 pt-3">
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <h2 id={id} className="t-ui-strong">
          Brackets here
        </h2>
        <p className="t-meta text-ink-3">{total} open</p>
      </div>
      <dl className="grid">
        {counts.map(({ sponsor, count }) => (
          <div key={sponsor?.code ?? "none"} className="flex items-center gap-2.5 py-1">
            {sponsor ? <SponsorLine index={sponsor.index} /> : <span className="w-[26px] border-t-2 border-rule-2" />}
            <dt className="min-w-0 grow">{sponsor ? `${sponsor.code} ${sponsor.name}` : "No sponsor on record"}</dt>
            <dd className="t-ui-strong">{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
