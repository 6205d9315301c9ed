/** Which two moments are compared, as a form that works without scripts: any day, or one that has a name. */
import { Link } from "@/components/ui/Link";
import { Button } from "@/components/ui/Button";
import { Field, FieldErrors } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import type { NamedMoment } from "@/lib/logbook/rules/named-moments";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { type ChangesAddress, type ChangesSide, changesHref } from "./changesAddress";

type Props = {
  address: ChangesAddress;
  /** As typed, where it could not be read; `error` says why. */
  typed: string | null;
  error: string | null;
  asOfDay: FuzzyDate;
  moments: readonly NamedMoment[];
};

const listId = "named-moments";
/** Of more than that the latest are offered by name; any other day can be typed. */
const most = 200;
const sides: Record<ChangesSide, string> = { term: "By term", party: "By party" };

export function MomentChoice({ address, typed, error, asOfDay, moments }: Props) {
  const { slug, moment, from, by } = address;
  const kept = { knownAt: moment.params.knownAt, by: by === "party" ? by : null };
  return (
    <div className="grid gap-3 border-y border-rule py-3 print:hidden">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <form action={paths.changes(slug)} className="flex flex-wrap items-end gap-3" key={`${from} ${asOfDay}`}>
          {Object.entries(kept).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <Field name="from" label="From the end of" required>
            <TextInput list={listId} defaultValue={error ? (typed ?? "") : (from ?? "")} autoComplete="off" />
          </Field>
          <Field name="asOf" label="To the end of" required>
            <TextInput list={listId} defaultValue={asOfDay} autoComplete="off" />
          </Field>
          <datalist id={listId}>
            {moments.slice(-most).map(({ kind, id, day, name }) => (
              <option key={`${kind} ${id} ${day}`} value={day}>
                {name}
              </option>
            ))}
          </datalist>
          <Button type="submit" variant="secondary">
            Compare
          </Button>
        </form>
        <nav aria-label="Told by">
          <ul className="flex gap-4">
            {(["term", "party"] as const).map((side) => (
              <li key={side}>
                <Link
                  href={changesHref({ ...address, by: side })}
                  aria-current={side === by ? "true" : undefined}
                  className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:inline-block max-md:py-3"
                >
                  {sides[side]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {error && (
        <div role="alert">
          <FieldErrors id={undefined} errors={[error]} />
        </div>
      )}
      {moments.length > 0 && <NamedMoments address={address} moments={moments} />}
    </div>
  );
}

/** Every named moment with the ways to compare from its eve, from it, and up to it. */
function NamedMoments({ address, moments }: Pick<Props, "address" | "moments">) {
  return (
    <details>
      <summary className="w-fit text-accent max-md:py-3">
        Choose by name: {moments.length > most && `the last ${most} of `}
        {moments.length.toLocaleString("en-GB")} {moments.length === 1 ? "session, event or wording" : "moments"}
      </summary>
      <ul className="mt-2 max-h-96 max-w-3xl divide-y divide-rule overflow-y-auto border-y border-rule">
        {moments
          .slice(-most)
          .toReversed()
          .map(({ kind, id, name, day, eve }) => (
            <li
              key={`${kind} ${id} ${day}`}
              className="grid grid-cols-[7.5rem_minmax(0,1fr)_auto] items-baseline gap-x-4 py-1.5 max-md:grid-cols-1"
            >
              <span className="t-meta text-ink-3">{formatFuzzy(day, "UTC")}</span>
              <bdi className="min-w-0">{name}</bdi>
              <span className="flex gap-4">
                {[
                  { words: "from its eve", href: changesHref({ ...address, from: eve }) },
                  { words: "from it", href: changesHref({ ...address, from: day }) },
                  { words: "up to it", href: changesHref(address, { asOf: day }) },
                ].map(({ words, href }) => (
                  <Link key={words} href={href} className="link max-md:py-3">
                    {words}
                    <span className="sr-only">: {name}</span>
                  </Link>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </details>
  );
}
