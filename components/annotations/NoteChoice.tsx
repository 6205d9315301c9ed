/** Which notes stand in the margin: by how they stand, kind, author and party. It is a form that works without scripts. */
import { Link } from "@/components/ui/Link";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { Popover } from "@/components/ui/Popover";
import { type AnnotationKind, annotationKindLabels, annotationKinds } from "@/lib/annotations/rules";
import { type NoteFilter, type NoteState, noteFilterParams, noteStates } from "./noteFilter";

type Props = {
  filter: NoteFilter;
  /** How many of the notes on the page are shown. */
  shown: number;
  total: number;
  authors: readonly string[];
  parties: readonly { code: string; name: string }[];
  path: string;
  /** What else the address says, kept through a change of the choice. */
  kept: readonly (readonly [string, string])[];
  allHref: string;
  /** Where all of them leave for other tools. */
  exportHref: string;
};

const stateLabels: Record<NoteState, string> = {
  open: "Open",
  resolved: "Resolved",
  to_place: "To place",
  mine: "Mine to look into",
  mentions_me: "Mentions me",
  linking: "Links a position or source",
};

export function NoteChoice({ filter, shown, total, authors, parties, path, kept, allHref, exportHref }: Props) {
  if (total === 0) return null;
  const isChosen = noteFilterParams(filter).length > 0;
  return (
    <Popover
      align="end"
      className={isChosen ? undefined : "print:hidden"}
      panelClassName="p-3 w-64"
      labelClassName="t-small flex min-h-8 items-center gap-1 text-accent max-md:min-h-11"
      label={isChosen ? `Notes: ${shown} of ${total}` : `Notes: all ${total}`}
    >
      <form action={path} className="grid gap-3">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Choice
          name="notes"
          label="State"
          chosen={filter.state}
          choices={noteStates.map((one) => [one, stateLabels[one]])}
        />
        <Choice
          name="kind"
          label="Kind"
          chosen={filter.kind}
          choices={annotationKinds.map((one: AnnotationKind) => [one, annotationKindLabels[one]])}
        />
        <Choice name="author" label="Author" chosen={filter.author} choices={authors.map((name) => [name, name])} />
        <Choice
          name="party"
          label="On brackets of"
          chosen={filter.party}
          choices={parties.map(({ code, name }) => [code, name])}
        />
        <div className="flex items-center gap-2">
          <Button type="submit" variant="secondary">
            Show these
          </Button>
          {isChosen && (
            <Link href={allHref} className="link px-2">
              All
            </Link>
          )}
        </div>
      </form>
      <p className="t-meta mt-3 border-t border-rule pt-2">
        <a href={exportHref} className="link">
          All notes as W3C Web Annotations
        </a>
      </p>
    </Popover>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  chosen: string | null;
  choices: readonly (readonly [value: string, label: string])[];
};

function Choice({ name, label, chosen, choices }: ChoiceProps) {
  return (
    <Field name={name} label={label} required>
      <Select
        empty="Any"
        options={choices.map(([value, words]) => ({ value, label: words }))}
        defaultValue={chosen ?? ""}
        required={false}
      />
    </Field>
  );
}
