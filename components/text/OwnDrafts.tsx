/** The clauses of which the reader has begun a wording that nobody else sees. */
import { Link } from "@/components/ui/Link";

export type OwnDraft = { termId: string; number: string; language: string; languageName: string; href: string };

/** "You have a draft of 1.4 and of 2.1 in Dari." A language is named where it is not the one that is read. */
export function OwnDrafts({ drafts, main }: { drafts: readonly OwnDraft[]; main: string }) {
  if (drafts.length === 0) return null;
  return (
    <p className="t-meta text-ink-2 print:hidden">
      You have a draft{" "}
      {drafts.map(({ termId, number, language, languageName, href }, place) => (
        <span key={`${termId} ${language}`}>
          {place > 0 && (place === drafts.length - 1 ? " and " : ", ")}
          of{" "}
          <Link href={href} className="link">
            {number}
            {language === main ? "" : ` in ${languageName}`}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
