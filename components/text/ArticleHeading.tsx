/** What opens an article, an annex or another part at the top of the agreement's tree. */
type Props = { kind: string; number: string; title: string };

const parts: Record<string, string> = { article: "Article ", annex: "Annex " };

export function ArticleHeading({ kind, number, title }: Props) {
  return (
    <h2 className="t-title pb-1">
      {parts[kind] ?? ""}
      {number}. {title}
    </h2>
  );
}
