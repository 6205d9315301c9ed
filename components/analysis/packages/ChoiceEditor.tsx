/** What a package is to say of one term: a value, a wording, a status; and who could accept which value. */
import { Link } from "@/components/ui/Link";
import { ZoneStrip } from "@/components/analysis/ZoneStrip";
import { Button } from "@/components/ui/Button";
import { Field, FieldErrors } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { atStretch } from "@/lib/analysis/axis-words";
import { capitalised, listed } from "@/lib/analysis/counting-words";
import type { OptionChoice, VersionChoice } from "@/lib/analysis/packages/wordings";
import type { TermZone } from "@/lib/analysis/term-zone";
import type { TermFact } from "@/lib/analysis/facts";
import type { Choice } from "@/lib/packages/rules";
import { keyOf } from "@/lib/packages/rules/address";
import { printBounds } from "@/lib/positions/rules/interval-syntax";
import type { Bounds } from "@/lib/positions/rules/intervals";
import { termStatuses, termStatusLabels } from "@/lib/terms/rules";
import { axisUnitWord } from "@/lib/terms/rules/axis";
import { ChooseForm } from "./ChooseForm";

type Props = {
  action: string;
  kept: Readonly<Record<string, string | null>>;
  term: TermFact;
  choice: Choice;
  zone: TermZone | null;
  versions: readonly VersionChoice[];
  options: readonly OptionChoice[];
  /** As typed, where it could not be read; `error` says why. */
  typed: string | null;
  error: string | null;
  valueHref: (value: Bounds) => string;
  doneHref: string;
};

export function ChoiceEditor(props: Props) {
  const { action, kept, term, choice, zone, versions, options, typed, error, valueHref, doneHref } = props;
  const unit = term.axisUnit;
  const value = error ? (typed ?? "") : choice.value && unit ? printBounds(choice.value, unit) : "";
  const wordings = [
    ...versions.map(({ id, label, isCurrent }) => ({
      value: `w${keyOf(id)}`,
      label: `${capitalised(label)}${isCurrent ? ", as it stands" : ""}`,
    })),
    ...options.map(({ id, label }) => ({ value: `o${keyOf(id)}`, label: `Option “${label}”` })),
  ];
  const wording = choice.clauseVersionId
    ? `w${keyOf(choice.clauseVersionId)}`
    : choice.optionId && `o${keyOf(choice.optionId)}`;
  return (
    <Section
      isSelected
      title={`${term.number} ${term.title}`}
      aside={
        <Link href={doneHref} scroll={false} className="link max-md:inline-block max-md:py-3">
          Close
        </Link>
      }
    >
      <ChooseForm
        key={term.id}
        action={action}
        kept={{ ...kept, term: keyOf(term.id), set: "1" }}
        hasFocus
        sendsItself
        className="flex flex-wrap items-end gap-3 py-2 print:hidden"
      >
        {unit && (
          <Field name="value" label={term.axisLabel ?? "Value"} hint={hintFor(unit)} className="max-w-60">
            <TextInput
              defaultValue={value}
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "value-error" : undefined}
            />
          </Field>
        )}
        {wordings.length > 0 && (
          <Field name="wording" label="Wording">
            <Select empty="None chosen" options={wordings} defaultValue={wording ?? ""} />
          </Field>
        )}
        <Field name="status" label="Status">
          <Select
            empty="Agreed"
            options={termStatuses
              .filter((status) => status !== "agreed")
              .map((status) => ({ value: status, label: termStatusLabels[status] }))}
            defaultValue={choice.status === "agreed" ? "" : (choice.status ?? "")}
          />
        </Field>
        <Button type="submit" variant="secondary">
          Choose
        </Button>
      </ChooseForm>
      {error && (
        <div role="alert">
          <FieldErrors id="value-error" errors={[error]} />
        </div>
      )}
      {zone && (
        <div className="mt-3 grid gap-3">
          <ZoneStrip
            zone={zone}
            alsoShow={choice.value ? [choice.value] : []}
            marks={choice.value ? [choice.value] : []}
          />
          <ul className="grid gap-1 print:hidden" aria-label="Stretches to choose">
            {zone.spoken.map((segment) => (
              <li key={`${segment.from} ${segment.to} ${segment.fromOpen}`} className="t-small">
                <Link
                  href={valueHref(boundsOf(segment))}
                  scroll={false}
                  className="link max-md:inline-block max-md:py-3"
                >
                  Choose {atStretch(segment, zone.axis)}
                </Link>{" "}
                <span className="text-ink-2">{whoIn(segment, zone)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function hintFor(unit: NonNullable<TermFact["axisUnit"]>): string {
  if (unit === "date") return "2021-05-01, or 2021-05-01..2021-08-31";
  return unit === "percentage" ? "60%, or 40..60" : `48${axisUnitWord(unit) && ` ${axisUnitWord(unit)}`}, or 36..60`;
}

function boundsOf({ from, to, fromOpen, toOpen }: TermZone["spoken"][number]): Bounds {
  return { from, to, ...(fromOpen ? { fromOpen } : {}), ...(toOpen ? { toOpen } : {}) };
}

/** "possible: waits on Taliban", "all accept", "Taliban rejects". */
function whoIn({ kind, waitsOn, rejectedBy }: TermZone["spoken"][number], { rows }: TermZone): string {
  const names = (ids: readonly string[]) =>
    listed(
      ids.map((id) => rows.find(({ party }) => party.id === id)?.party.name ?? "another party"),
      3,
    );
  if (kind === "certain") return "all accept";
  if (kind === "possible") return `possible: waits on ${names(waitsOn)}`;
  return `${names(rejectedBy)} ${rejectedBy.length === 1 ? "rejects" : "reject"}`;
}
