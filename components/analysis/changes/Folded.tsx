/** The first lines of a list, and the rest of them folded away, counted. */
import type { ReactNode } from "react";

type Props<Item> = {
  items: readonly Item[];
  /** "more position": what the rest is called. */
  one: string;
  several: string;
  children: (item: Item, place: number) => ReactNode;
};

/** A rest of one or two takes no more room than saying that there is one. */
const most = 8;
const few = 2;

export function Folded<Item>({ items, one, several, children }: Props<Item>) {
  const shown = items.length <= most + few ? items.length : most;
  const rest = items.length - shown;
  return (
    <>
      {items.slice(0, shown).map(children)}
      {rest > 0 && (
        <li>
          <details>
            <summary className="w-fit py-1 text-accent max-md:py-3">
              {rest} {rest === 1 ? one : several}
            </summary>
            <ul>{items.slice(shown).map((item, place) => children(item, shown + place))}</ul>
          </details>
        </li>
      )}
    </>
  );
}
