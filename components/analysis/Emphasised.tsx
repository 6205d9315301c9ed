/** A sentence in which the word that decides stands out. */

const deciding = /(possible|(?<!No zone is )certain|There is no zone)/;

export function Emphasised({ children }: { children: string }) {
  const [before = "", word, ...rest] = children.split(deciding);
  if (!word) return children;
  return (
    <>
      {before}
      <strong className="font-semibold">{word}</strong>
      {rest.join("")}
    </>
  );
}
