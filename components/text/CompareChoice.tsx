/** What is compared with what, as a form that works without scripts, and how it is laid out. */
import { Link } from "@/components/ui/Link";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type CompareAddress, compareHref } from "./compareAddress";

type Version = { id: string; number: number; record: { validText: string } };

type Props = {
  address: CompareAddress;
  /** The wordings of the term that is compared; without them the whole agreement is. */
  versions?: readonly Version[];
  fromId?: string;
  toId?: string;
};

export function CompareChoice({ address, versions, fromId, toId }: Props) {
  const { slug, termId, since, layout, moment } = address;
  const options = versions?.map(({ id, number, record }) => ({
    value: id,
    label: `Version ${number}, ${formatFuzzy(requireFuzzyDate(record.validText), "UTC")}`,
  }));
  const kept = { asOf: moment.params.asOf, knownAt: moment.params.knownAt, term: termId };
  return (
    <div className="flex flex-wrap items-end justify-between gap-4 border-y border-rule py-3 print:hidden">
      <form action={paths.compare(slug)} className="flex flex-wrap items-end gap-3">
        {Object.entries({ ...kept, as: layout === "inline" ? layout : null }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {options ? (
          <>
            <Field name="from" label="Before" required>
              <Select options={options} defaultValue={fromId} />
            </Field>
            <Field name="to" label="After" required>
              <Select options={options} defaultValue={toId} />
            </Field>
          </>
        ) : (
          <Field name="since" label="Since, as in 26 Feb 2019" required>
            <TextInput defaultValue={since ?? ""} />
          </Field>
        )}
        <Button type="submit" variant="secondary">
          Compare
        </Button>
      </form>
      <nav aria-label="Layout" className="flex gap-4">
        {(["beside", "inline"] as const).map((one) => (
          <Link
            key={one}
            href={compareHref({ ...address, layout: one })}
            aria-current={one === layout ? "true" : undefined}
            className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:py-3"
          >
            {one === "beside" ? "Side by side" : "Inline"}
          </Link>
        ))}
      </nav>
    </div>
  );
}
