/** To whom, on which term, why it is open: a form of the browser's own, which the address then carries. */
import { Filter, FilterForm } from "@/components/ui/FilterForm";
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
    <FilterForm {...{ path, allHref, clocks, isFiltered }}>
      <Filter id="questions-party" label="To or about" className="md:max-w-72">
        <Select
          id="questions-party"
          name="party"
          empty="Everybody"
          defaultValue={chosen.party ?? ""}
          options={view.parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Filter>
      <Filter id="questions-kind" label="Why it is open">
        <Select
          id="questions-kind"
          name="kind"
          empty="Any reason"
          defaultValue={chosen.kind ?? ""}
          options={view.kinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        />
      </Filter>
      <Filter id="questions-term" label="On the term" className="max-md:col-span-2 md:max-w-72">
        <Select
          id="questions-term"
          name="term"
          empty="Any"
          defaultValue={chosen.term ?? ""}
          options={view.terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        />
      </Filter>
    </FilterForm>
  );
}
