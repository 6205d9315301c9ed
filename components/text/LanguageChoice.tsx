/** In which language a new wording is written: one the term has, or another. A form of the browser's own. */
import { buttonClasses } from "@/components/ui/buttonClasses";
import { Select } from "@/components/ui/Select";
import { languageName, offeredLanguages } from "@/lib/text/languages";

type Props = { chosen: string; worded: readonly string[]; path: string };

export function LanguageChoice({ chosen, worded, path }: Props) {
  const languages = [...new Set([...worded, ...offeredLanguages, chosen])];
  return (
    <form action={path} className="flex items-center gap-2">
      <label htmlFor="language">In</label>
      <Select
        id="language"
        name="language"
        defaultValue={chosen}
        options={languages.map((language) => ({
          value: language,
          label: worded.includes(language) ? languageName(language) : `${languageName(language)} (not worded yet)`,
        }))}
      />
      <button type="submit" className={buttonClasses("quiet", "t-small")}>
        Change
      </button>
    </form>
  );
}
