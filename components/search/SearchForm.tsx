/** What is looked for, and in which part of the record: a form of the browser's own, which the address then carries. */
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { FieldErrors } from "@/components/ui/Field";
import { Filter } from "@/components/ui/FilterForm";
import { Link } from "@/components/ui/Link";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import type { Found } from "@/lib/search/queries";
import type { AskedErrors, SearchAsked } from "@/lib/search/rules/asked";
import { foundNouns } from "@/lib/search/rules/nouns";
import { longestQuery } from "@/lib/search/rules/query";
import { notNarrowedInWords } from "@/lib/search/rules/words";

type Props = {
  path: string;
  /** The address with the words and without what narrows them. */
  wideHref: string;
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  asked: SearchAsked;
  /** The dates as they were typed, or as they were read. */
  from: string;
  to: string;
  errors: AskedErrors;
  isNarrowed: boolean;
  /** Of which party and on which term is asked in one negotiation alone; null: it is not known which. */
  inOne: Pick<Found["choices"], "parties" | "terms"> | null;
  people: Found["choices"]["people"];
  compartments: readonly { id: string; name: string }[];
  /** What it can be narrowed to a part of, where that is not one record. */
  whole?: string;
  /** What else narrows it, before all others. */
  first?: ReactNode;
};

const named = (each: readonly { id: string; name: string }[]) =>
  each.map(({ id, name }) => ({ value: id, label: name }));

export function SearchForm(props: Props) {
  const { path, wideHref, clocks, asked, from, to, errors, isNarrowed, inOne, people, compartments } = props;
  const { whole, first } = props;
  const unread = notNarrowedInWords(errors, asked.typed);
  return (
    <search>
      <form action={path} className="grid gap-3 print:hidden">
        {clocks.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex max-w-3xl gap-2">
          <label htmlFor="search-words" className="sr-only">
            Words to find
          </label>
          <TextInput
            id="search-words"
            name="q"
            type="search"
            dir="auto"
            defaultValue={asked.typed}
            maxLength={longestQuery}
            placeholder="Words, “a phrase”, -without, a term’s number"
            aria-describedby={unread.length > 0 ? "search-unread" : undefined}
            autoComplete="off"
            spellCheck={false}
            className="min-w-0 flex-1"
          />
          <Button type="submit">Find</Button>
        </div>
        <FieldErrors id="search-unread" errors={unread} />
        <details open={isNarrowed || unread.length > 0 || undefined} className="group">
          <summary className="t-small w-fit text-accent max-md:py-2.5">
            {isNarrowed ? "Narrowed to a part" : "Narrow to a part"}
            {whole === undefined && " of the record"}
          </summary>
          <div className="flex flex-wrap items-start gap-x-4 gap-y-3 pt-2 max-md:grid max-md:grid-cols-2">
            {first}
            <Filter id="search-noun" label="Of what">
              <Select
                id="search-noun"
                name="noun"
                empty="Everything"
                defaultValue={asked.noun ?? ""}
                options={Object.entries(foundNouns).map(([value, { many }]) => ({ value, label: many }))}
              />
            </Filter>
            {inOne && <InOne {...inOne} asked={asked} />}
            <DateFilter name="from" label="From" value={from} error={errors.from} />
            <DateFilter name="to" label="To" value={to} error={errors.to} />
            <Filter id="search-by" label="Recorded by">
              <Select
                id="search-by"
                name="by"
                empty="Anybody"
                defaultValue={asked.by ?? ""}
                options={people.map(({ userId, name }) => ({ value: userId, label: name }))}
              />
            </Filter>
            {compartments.length > 0 && (
              <Filter id="search-marking" label="Marked">
                <Select
                  id="search-marking"
                  name="marking"
                  empty="All that I may see"
                  defaultValue={asked.marking ?? ""}
                  options={[{ value: "open", label: "What all members see" }, ...named(compartments)]}
                />
              </Filter>
            )}
            <label className="flex min-h-9 items-center gap-2 max-md:col-span-2 max-md:min-h-11 md:mt-6">
              <input
                type="checkbox"
                name="past"
                value="1"
                defaultChecked={asked.isPastToo}
                className="size-4 accent-accent"
              />
              Also what no longer holds
            </label>
            <div className="flex items-center gap-4 max-md:col-span-2 md:pt-6">
              <Button type="submit" variant="secondary">
                Show
              </Button>
              {isNarrowed && (
                <Link href={wideHref} className="link py-1 max-md:py-3">
                  In {whole ?? "the whole record"}
                </Link>
              )}
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

function InOne({ parties: all, terms, asked }: NonNullable<Props["inOne"]> & Pick<Props, "asked">) {
  const parties = all.filter(({ kind }) => kind === "party");
  const people = all.filter(({ kind }) => kind === "delegate");
  return (
    <>
      <Filter id="search-party" label="Party or person" className="md:max-w-60">
        <Select
          id="search-party"
          name="party"
          empty="Any"
          defaultValue={asked.party ?? ""}
          options={[
            { group: "Parties", options: named(parties) },
            ...(people.length > 0 ? [{ group: "People", options: named(people) }] : []),
          ]}
        />
      </Filter>
      {terms.length > 0 ? (
        <Filter id="search-term" label="On the term" className="max-md:col-span-2 md:max-w-72">
          <Select id="search-term" name="term" empty="Any" defaultValue={asked.term ?? ""} options={named(terms)} />
        </Filter>
      ) : (
        asked.term && <input type="hidden" name="term" value={asked.term} />
      )}
    </>
  );
}

type DateProps = { name: "from" | "to" | "asOf" | "knownAt"; label: string; value: string; error?: string };

export function DateFilter({ name, label, value, error }: DateProps) {
  const id = `search-${name}`;
  const errorId = `${id}-error`;
  return (
    <Filter id={id} label={label} className="md:max-w-60">
      <TextInput
        id={id}
        name={name}
        defaultValue={value}
        placeholder="e.g. 25 Nov 2026"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        className="md:max-w-40"
      />
      <FieldErrors id={errorId} errors={error ? [error] : []} />
    </Filter>
  );
}
