/** Which brackets to show: a form that works without scripts. */
import { Link } from "@/components/ui/Link";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import { type LedgerFilter, ledgerShows, noSponsor } from "./ledgerAddress";
import type { Sponsor } from "./SponsorMark";

type Props = {
  path: string;
  filter: LedgerFilter;
  terms: readonly { id: string; number: string; title: string }[];
  /** Of whom there is a bracket. */
  sponsors: readonly Sponsor[];
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  allHref: string;
};

const shows = { open: "Open", closed: "Closed", reopened: "Reopened" };

export function LedgerChoice({ path, filter, terms, sponsors, clocks, allHref }: Props) {
  const choices = [
    {
      ...{ name: "show", label: "Show", empty: "Open and closed", chosen: filter.show },
      options: ledgerShows.map((value) => ({ value, label: shows[value] })),
    },
    {
      ...{ name: "term", label: "Of the term", empty: "Any", chosen: filter.termId },
      options: terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
    },
    {
      ...{ name: "sponsor", label: "Held by", empty: "Anybody", chosen: filter.sponsor },
      options: [
        ...sponsors.map(({ code, name }) => ({ value: code, label: name })),
        { value: noSponsor, label: "No sponsor on record" },
      ],
    },
  ];
  return (
    <form action={path} aria-label="Filter" className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
      {clocks.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ name, label, empty, chosen, options }) => (
        <div key={name} className="grid min-w-0 gap-1 max-md:w-full md:max-w-72">
          <label htmlFor={`ledger-${name}`} className="t-ui-strong">
            {label}
          </label>
          <Select id={`ledger-${name}`} name={name} empty={empty} defaultValue={chosen ?? ""} options={options} />
        </div>
      ))}
      <Button type="submit" variant="secondary">
        Show
      </Button>
      {(filter.show || filter.termId || filter.sponsor) && (
        <Link href={allHref} className="link py-2 max-md:py-3">
          Show all
        </Link>
      )}
    </form>
  );
}
