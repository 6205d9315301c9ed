/** Puts a term into a package: its number or title, with every term to choose from as one types. */
import { Button } from "@/components/ui/Button";
import { Field, FieldErrors } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { ChooseForm } from "./ChooseForm";

type Props = {
  action: string;
  kept: Readonly<Record<string, string | null>>;
  terms: readonly { id: string; number: string; title: string }[];
  /** How many terms are in it already. */
  chosen: number;
  /** As typed, where no term is meant by it; `error` says so. */
  typed: string | null;
  error: string | null;
  /** Nothing is chosen yet, so that this comes first. */
  hasFocus: boolean;
};

/** The field that `a` leads to: the one that is typed in. */
export const termField = "input[name=term][list]";
const listId = "terms-to-choose";

export function TermChooser({ action, kept, terms, chosen, typed, error, hasFocus }: Props) {
  return (
    <div className="print:hidden">
      <ChooseForm
        // Emptied once its term is in.
        key={`${chosen} ${error ?? ""}`}
        action={action}
        kept={kept}
        hasFocus={hasFocus || error !== null}
        className="flex flex-wrap items-end gap-3"
      >
        <Field name="term" label="Term" required className="w-80 max-md:w-full">
          <TextInput
            list={listId}
            defaultValue={error ? (typed ?? "") : ""}
            autoComplete="off"
            placeholder="1.4, or words of its title"
            aria-describedby={error ? "term-error" : undefined}
          />
        </Field>
        <datalist id={listId}>
          {terms.map(({ id, number, title }) => (
            <option key={id} value={`${number} ${title}`} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary">
          Put it in
        </Button>
      </ChooseForm>
      {error && (
        <div role="alert" className="mt-1">
          <FieldErrors id="term-error" errors={[error]} />
        </div>
      )}
    </div>
  );
}
