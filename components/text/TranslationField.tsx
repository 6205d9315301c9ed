/** Whether a new wording is authentic or translates one in another language, with what that says. */
import { Choices } from "@/components/ui/Choices";
import { versionInWords } from "@/lib/text/translations";
import { ClauseText } from "./ClauseText";
import type { Sponsor } from "./SponsorMark";

type Original = { id: string; language: string; number: number; text: string | null };

type Props = {
  originals: readonly Original[];
  sponsors: readonly Sponsor[];
  /** What it is taken for until the writer says; null: authentic. */
  translatesId: string | null;
};

/** Nothing where the term is worded in no other language. */
export function TranslationField({ originals, sponsors, translatesId }: Props) {
  const [first] = originals;
  if (!first) return null;
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
      <Choices
        name="translatesId"
        legend="What this wording is"
        defaultValue={translatesId ?? ""}
        choices={[
          {
            value: "",
            label: "Authentic",
            hint: "Agreed in this language too; to change it once agreed reopens the term.",
          },
          ...originals.map((original) => ({
            value: original.id,
            label: `Translation of ${versionInWords(original)}`,
            ...(original.text === null ? { hint: "No longer in force." } : {}),
          })),
        ]}
      />
      {first.text !== null && (
        <section aria-label={versionInWords(first)} className="min-w-0">
          <p className="t-ui-strong mb-1" aria-hidden="true">
            {versionInWords(first)}
          </p>
          <ClauseText text={first.text} language={first.language} sponsors={sponsors} isSmall />
        </section>
      )}
    </div>
  );
}
