/** What a party stands behind in the text: its brackets, and the options that it offers, by term. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { ClauseText } from "./ClauseText";
import type { Sponsor } from "./SponsorMark";

type Passage = {
  id: string;
  /** "1.4 Residual presence", */
  term: string;
  /** and where its wording stands. */
  href: string;
  /** Of an option, how it is called. */
  label: string | null;
  words: readonly string[];
  language: string | null;
  marking: ReactNode;
};

type Props = { passages: readonly Passage[]; sponsors: readonly Sponsor[] };

export function SponsoredList({ passages, sponsors }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {passages.map(({ id, term, href, label, words, language, marking }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <p className="min-w-0">
            <Link href={href} className="link-name max-md:py-1">
              <bdi>{term}</bdi>
            </Link>
            {label && (
              <span className="t-meta block text-ink-3">
                option <bdi>{label}</bdi>
              </span>
            )}
          </p>
          <div className="grid min-w-0 gap-1">
            {words.map((passage) => (
              <ClauseText key={passage} text={passage} language={language} sponsors={sponsors} isSmall />
            ))}
            {marking}
          </div>
        </li>
      ))}
    </ul>
  );
}
