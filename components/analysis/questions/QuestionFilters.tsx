/** To whom, on which term, why it is open: a form of the browser's own, which the address then carries. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import { type AskedFor, kindLabels } from "@/lib/analysis/questions/chosen";
import type { QuestionsView } from "@/lib/analysis/queries-questions";

type Props = {
  path: string;
  /** The address without this form's filters. */
  allHref: string;
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  view: Pick<QuestionsView, "kinds" | "parties" | "terms">;
  chosen: AskedFor;
};

export function QuestionFilters({ path, allHref, clocks, view, chosen }: Props) {
  const isFiltered = chosen.kind !== null || chosen.party !== null || chosen.term !== null;
  return (
    <form action={path} aria-label="Filter" className="grid gap-3 print:hidden">
      {clocks.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3 max-md:grid max-md:grid-cols-2">
        <Labelled id="questions-party" label="To or about">
          <Select
            id="questions-party"
            name="party"
            empty="Everybody"
            defaultValue={chosen.party ?? ""}
            options={view.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Labelled>
        <Labelled id="questions-kind" label="Why it is open">
          <Select
            id="questions-kind"
            name="kind"
            empty="Any reason"
            defaultValue={chosen.kind ?? ""}
            options={view.kinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
          />
        </Labelled>
        <Labelled id="questions-term" label="On the term" className="max-md:col-span-2 md:max-w-72">
          <Select
            id="questions-term"
            name="term"
            empty="Any"
            defaultValue={chosen.term ?? ""}
            options={view.terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          />
        </Labelled>
        <div className="flex items-center gap-4 max-md:col-span-2">
          <Button type="submit" variant="secondary">
            Show
          </Button>
          {isFiltered && (
            <Link href={allHref} className="link py-1 max-md:py-3">
              Show all
            </Link>
          )}
        </div>
      </div>
    </form>
  );
}

function Labelled({
  id,
  label,
  className,
  children,
}: {
  id: string;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={className}>
      <label htmlFor={id} className="t-small block pb-1 text-ink-2">
        {label}
      </label>
      {children}
    </div>
  );
}
