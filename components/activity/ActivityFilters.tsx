/** Whose changes, of what, on which term, and when: a form of the browser's own, which the address then carries. */
import { Link } from "@/components/ui/Link";
import { Select } from "@/components/ui/Select";
import { FieldErrors } from "@/components/ui/Field";
import { Filter, FilterForm } from "@/components/ui/FilterForm";
import { TextInput } from "@/components/ui/TextInput";
import { type ActivityNoun, activityNouns } from "@/lib/activity/rules/body";
import { SinceLastVisit } from "./SinceLastVisit";

export type UsualTime = { label: string; href: string; isChosen: boolean };

type Props = {
  path: string;
  /** The address without this form's filters. */
  allHref: string;
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  people: readonly { userId: string; name: string }[];
  /** Null: they are so many that one is asked for by its number. */
  terms: readonly { id: string; name: string }[] | null;
  termNumber: string | null;
  chosen: { by: string | null; noun: ActivityNoun | null; term: string | null; from: string | null; to: string | null };
  errors: { from?: string; to?: string };
  isFiltered: boolean;
  /** Left out where the past is read. */
  usualTimes: readonly UsualTime[];
  /** The negotiation's, as this browser remembers visits to it. */
  visits: { negotiationId: string; timeZone: string; href: string } | null;
};

export function ActivityFilters(props: Props) {
  const { path, allHref, clocks, people, terms, termNumber, chosen, errors, isFiltered, usualTimes, visits } = props;
  const asOptions = (each: readonly { id: string; name: string }[]) =>
    each.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterForm
      {...{ path, allHref, clocks, isFiltered }}
      beneath={
        <p className="flex flex-wrap gap-x-5 gap-y-1 empty:hidden">
          {usualTimes.map(({ label, href, isChosen }) => (
            <Link
              key={label}
              href={href}
              aria-current={isChosen ? "true" : undefined}
              className="link py-1 aria-[current]:font-semibold aria-[current]:no-underline max-md:py-3"
            >
              {label}
            </Link>
          ))}
          {visits && <SinceLastVisit {...visits} />}
        </p>
      }
    >
      <Filter id="activity-by" label="By">
        <Select
          id="activity-by"
          name="by"
          empty="Everybody"
          defaultValue={chosen.by ?? ""}
          options={asOptions(people.map(({ userId, name }) => ({ id: userId, name })))}
        />
      </Filter>
      <Filter id="activity-noun" label="Of what">
        <Select
          id="activity-noun"
          name="noun"
          empty="Everything"
          defaultValue={chosen.noun ?? ""}
          options={Object.entries(activityNouns).map(([value, label]) => ({ value, label }))}
        />
      </Filter>
      <Filter id="activity-term" label="On the term" className="max-md:col-span-2 md:max-w-72">
        {terms ? (
          <Select
            id="activity-term"
            name="term"
            empty="Any"
            defaultValue={chosen.term ?? ""}
            options={asOptions(terms)}
          />
        ) : (
          <TextInput
            id="activity-term"
            name="term"
            defaultValue={termNumber ?? ""}
            placeholder="Its number, e.g. 1.4"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Filter>
      <TimeInput name="from" label="From" value={chosen.from} error={errors.from} />
      <TimeInput name="to" label="To" value={chosen.to} error={errors.to} />
    </FilterForm>
  );
}

type TimeProps = { name: "from" | "to"; label: string; value: string | null; error: string | undefined };

function TimeInput({ name, label, value, error }: TimeProps) {
  const id = `activity-${name}`;
  const errorId = `${id}-error`;
  return (
    <Filter id={id} label={label}>
      <TextInput
        id={id}
        name={name}
        defaultValue={value ?? ""}
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
