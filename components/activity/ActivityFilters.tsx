/** Whose changes, and of what: a form of the browser's own, which the address then carries. */
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import { type ActivityNoun, activityNouns } from "@/lib/activity/rules/body";

type Props = {
  path: string;
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  people: readonly { userId: string; name: string }[];
  by: string | null;
  noun: ActivityNoun | null;
};

export function ActivityFilters({ path, clocks, people, by, noun }: Props) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-x-4 gap-y-3 max-md:grid print:hidden">
      {clocks.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-1">
        <label htmlFor="activity-by" className="t-ui-strong">
          By
        </label>
        <Select
          id="activity-by"
          name="by"
          empty="Everybody"
          defaultValue={by ?? ""}
          options={people.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor="activity-noun" className="t-ui-strong">
          Of what
        </label>
        <Select
          id="activity-noun"
          name="noun"
          empty="Everything"
          defaultValue={noun ?? ""}
          options={Object.entries(activityNouns).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Button type="submit" variant="quiet">
        Show
      </Button>
    </form>
  );
}
