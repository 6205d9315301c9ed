/** Who, on which words or term: a form of the browser's own, which the address then carries. */
import { Filter, FilterForm } from "@/components/ui/FilterForm";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import type { Found } from "@/lib/search/queries";
import type { SearchAsked } from "@/lib/search/rules/asked";
import { longestQuery } from "@/lib/search/rules/query";

type Props = {
  path: string;
  allHref: string;
  clocks: readonly (readonly [name: string, value: string])[];
  asked: SearchAsked;
  choices: Found["choices"];
};

const named = (each: readonly { id: string; name: string }[]) =>
  each.map(({ id, name }) => ({ value: id, label: name }));

export function SaidForm({ path, allHref, clocks, asked, choices }: Props) {
  const of = (kind: "party" | "delegate") => named(choices.parties.filter((each) => each.kind === kind));
  const people = of("delegate");
  return (
    <FilterForm {...{ path, allHref, clocks }} isFiltered={asked.typed !== "" || asked.term !== null}>
      <Filter id="said-by" label="Party or person" className="md:max-w-60">
        <Select
          id="said-by"
          name="party"
          empty="Choose one"
          defaultValue={asked.party ?? ""}
          options={[
            { group: "Parties", options: of("party") },
            ...(people.length > 0 ? [{ group: "People", options: people }] : []),
          ]}
        />
      </Filter>
      <Filter id="said-words" label="On what">
        <TextInput
          id="said-words"
          name="q"
          type="search"
          dir="auto"
          defaultValue={asked.typed}
          maxLength={longestQuery}
          placeholder="Words, “a phrase”"
          autoComplete="off"
          spellCheck={false}
        />
      </Filter>
      {choices.terms.length > 0 && (
        <Filter id="said-term" label="On the term" className="max-md:col-span-2 md:max-w-72">
          <Select
            id="said-term"
            name="term"
            empty="Any"
            defaultValue={asked.term ?? ""}
            options={named(choices.terms)}
          />
        </Filter>
      )}
    </FilterForm>
  );
}
