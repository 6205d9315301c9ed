/** What a brief holds, as a form that works without scripts: its sections, since when changes are told, and the paper. */
import { Button } from "@/components/ui/Button";
import { Choices } from "@/components/ui/Choices";
import { Field, FieldErrors } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { briefSectionLabels, briefSections } from "@/lib/briefs/rules";
import { paperLabels, papers } from "@/lib/exchange/rules/brief";
import type { BriefChoice } from "@/lib/exchange/rules/brief-address";
import { paths } from "@/lib/platform/paths";
import type { NamedMoment } from "@/lib/logbook/rules/named-moments";
import type { OpenedMoment } from "@/lib/time/moment";

type Props = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  choice: BriefChoice;
  /** As typed, where it could not be read; `error` says why. */
  typed: string | null;
  error: string | null;
  moments: readonly NamedMoment[];
};

/** Of more than that the latest are offered by name; any other day can be typed. */
const most = 200;

export function BriefChoiceForm({ slug, moment, choice, typed, error, moments }: Props) {
  const { asOf, knownAt } = moment.params;
  return (
    <form
      action={paths.brief(slug)}
      aria-label="What the brief holds"
      className="grid content-start gap-5"
      key={`${choice.sections.join()} ${typed} ${choice.paper}`}
    >
      {asOf && <input type="hidden" name="asOf" value={asOf} />}
      {knownAt && <input type="hidden" name="knownAt" value={knownAt} />}
      <Choices
        name="section"
        legend="Sections"
        many
        choices={briefSections.map((value) => ({ value, label: briefSectionLabels[value] }))}
        defaultValue={choice.sections}
      />
      <Field name="since" label="Changes since the end of" hint="A day. The text then shows what came and what went.">
        <TextInput list="brief-moments" defaultValue={typed ?? ""} autoComplete="off" />
      </Field>
      <datalist id="brief-moments">
        {moments.slice(-most).map(({ kind, id, day, name }) => (
          <option key={`${kind} ${id} ${day}`} value={day}>
            {name}
          </option>
        ))}
      </datalist>
      {error && (
        <div role="alert">
          <FieldErrors id={undefined} errors={[error]} />
        </div>
      )}
      <Choices
        name="paper"
        legend="Paper"
        inRow
        choices={papers.map((value) => ({ value, label: paperLabels[value] }))}
        defaultValue={choice.paper}
      />
      <div>
        <Button type="submit">Make the brief</Button>
      </div>
    </form>
  );
}
