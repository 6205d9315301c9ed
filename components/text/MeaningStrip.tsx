/** What changed in force between two wordings, a line for each: what it was, what it is, and which way it went. */
import type { ForceChange } from "@/lib/text/force/changes";
import type { ForceKind } from "@/lib/text/force/items";
import { directionOf, languageName } from "@/lib/text/languages";
import { forceId, forceLineId } from "./ForceMark";

type Props = {
  force: readonly ForceChange[];
  /** What their places in the text are called; left out where the text is not beside them. */
  name?: string;
  /** Null where the strip need not say how well it reads this language. */
  language: string | null;
};

export function MeaningStrip({ force, name, language }: Props) {
  const isPartlyRead = language !== null && !language.startsWith("en");
  return (
    <div>
      {force.length === 0 ? (
        <p className="t-small py-1 text-ink-2">
          Nothing changed in force: no duty, condition, number, duration, date, sum, negation or party.
        </p>
      ) : (
        <ol className="max-w-3xl divide-y divide-rule">
          {force.map((change, place) => (
            <Line
              key={[change.kind, ...spanKey(change.oldSpan), ...spanKey(change.newSpan)].join(" ")}
              {...{ change, place, name, language }}
            />
          ))}
        </ol>
      )}
      {isPartlyRead && (
        <p className="t-meta pt-1 text-ink-3">
          In {languageName(language)}, numbers, durations, dates, sums and names are read; verbs and conditions are not.
        </p>
      )}
    </div>
  );
}

/** Two alternatives may share the words that they begin with, so the end counts, too. */
const spanKey = (span: ForceChange["oldSpan"]) => [span?.start ?? "-", span?.end ?? "-"];

const kinds: Record<ForceKind, string> = {
  modal: "duty",
  negation: "negation",
  condition: "condition",
  conjunction: "and, or",
  number: "number",
  duration: "duration",
  date: "date",
  money: "sum",
  actor: "who",
};

type LineProps = { change: ForceChange; place: number } & Pick<Props, "name" | "language">;

function Line({ change, place, name, language }: LineProps) {
  return (
    <li
      id={name && forceLineId(name, place)}
      className="grid scroll-mt-24 grid-cols-[1.5rem_5.5rem_minmax(0,1fr)_auto] items-baseline gap-x-2 py-1.5 target:bg-accent-tint max-md:grid-cols-[1.5rem_minmax(0,1fr)_auto]"
    >
      <span className="t-meta text-right text-ink-3">{place + 1}</span>
      <span className="t-meta text-ink-3 max-md:col-start-2 max-md:row-start-2">{kinds[change.kind]}</span>
      <span className="min-w-0">
        {name ? (
          <a href={`#${forceId(name, place)}`} className="link-name max-md:inline-block max-md:py-1">
            <Words {...change} language={language} />
          </a>
        ) : (
          <Words {...change} language={language} />
        )}
      </span>
      <span className="t-small text-ink-2">{wayOf(change)}</span>
    </li>
  );
}

/** "shall → may"; a wording's own words run as its language does, the arrow from before to after as the page does. */
function Words({ before, after, how, language }: ForceChange & Pick<Props, "language">) {
  const said = (words: string) => (
    <bdi lang={language ?? undefined} dir={language ? directionOf(language) : undefined}>
      {words}
    </bdi>
  );
  if (how === "moved") return <span className="t-condition">{said(after ?? "")}</span>;
  return (
    <span className="t-condition">
      {before !== null && (
        <del className="text-against-2 decoration-1">
          <span className="sr-only">before: </span>
          {said(before)}
        </del>
      )}
      {before !== null && after !== null && (
        <span aria-hidden="true" className="px-1.5 text-ink-3">
          →
        </span>
      )}
      {after !== null && (
        <ins className="text-for-2 underline decoration-1 underline-offset-4">
          <span className="sr-only">{before === null ? "new: " : " after: "}</span>
          {said(after)}
        </ins>
      )}
    </span>
  );
}

/** Which way it went, in a word. */
function wayOf({ kind, how, direction, after }: ForceChange): string {
  if (how === "added") return "new";
  if (how === "removed") return "gone";
  if (how === "moved") return "stands elsewhere";
  if (kind === "conjunction") return after === "and" ? "all of them" : after === "or" ? "one is enough" : "all or one";
  return direction ?? "otherwise";
}
