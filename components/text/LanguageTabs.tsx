/** Whether one language is read or two side by side. */
import { Link } from "@/components/ui/Link";
import { languageName, ownLanguageName } from "@/lib/text/languages";
import { type TextView, textHref } from "./textAddress";

type Props = {
  /** The language read first. */
  main: string;
  /** Those that can stand beside it. */
  others: readonly string[];
  view: TextView;
};

export function LanguageTabs({ main, others, view }: Props) {
  if (others.length === 0) return null;
  const tabs = [null, ...others];
  return (
    <nav aria-label="Languages">
      <ul className="flex gap-4">
        {tabs.map((beside) => (
          <li key={beside ?? "one"}>
            <Link
              href={textHref(view, { beside })}
              aria-current={beside === view.beside ? "true" : undefined}
              className="block border-y-2 border-transparent py-1.5 text-ink-2 hover:text-ink aria-[current]:border-b-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:py-3"
            >
              {beside === null ? languageName(main) : `${languageName(main)} and ${languageName(beside)}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands over the two columns of a wide window; on a narrow one each wording says its language itself. */
export function LanguageHeads({ main, beside }: { main: string; beside: string }) {
  return (
    <div className="text-row max-xl:hidden" aria-hidden="true">
      <div className="mb-2 grid grid-cols-2 gap-x-8 border-b border-rule pb-2 pl-14">
        <p className="t-ui-strong">{languageName(main)}</p>
        <p className="flex items-baseline justify-end gap-3">
          <span className="t-meta text-ink-3">{languageName(beside)}</span>
          <span lang={beside} className="font-naskh">
            {ownLanguageName(beside)}
          </span>
        </p>
      </div>
    </div>
  );
}
