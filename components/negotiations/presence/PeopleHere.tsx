"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { initialsOf } from "@/components/ui/Avatar";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/Popover";
import { inWords, peopleOn, placeOf, writingInWords } from "@/lib/negotiations/rules-presence";
import { usePresent } from "./presentStore";
import { beHere } from "./beat";

/** More are counted. */
const shown = 3;

/** Who else is on this page, by their initials; and, to them, that the reader is. Nothing where nobody else is. */
export function PeopleHere({ negotiationId }: { negotiationId: string }) {
  const pathname = usePathname();
  const present = usePresent();
  useEffect(() => beHere({ negotiationId, pathname }), [negotiationId, pathname]);
  const place = placeOf(pathname);
  const people = place ? peopleOn(present, negotiationId, place.page) : [];
  if (people.length === 0) return null;
  const words = `${inWords(people.map(({ name }) => name))} ${people.length === 1 ? "is" : "are"} on this page`;
  return (
    <Popover
      align="end"
      className="print:hidden"
      labelClassName="flex min-h-8 items-center max-md:min-h-11"
      panelClassName="w-max max-w-72 p-4"
      label={
        <span title={words} className="flex">
          {people.slice(0, shown).map(({ id, name }, place) => (
            <Initials key={id} name={name} className={place > 0 ? "-ml-1.5 max-md:hidden" : undefined} />
          ))}
          {people.length > 1 && <More count={people.length - 1} className="md:hidden" />}
          {people.length > shown && <More count={people.length - shown} className="max-md:hidden" />}
          <span className="sr-only">{words}</span>
        </span>
      }
    >
      <p className="t-small text-ink-2">On this page</p>
      <ul className="mt-1">
        {people.map(({ id, name }) => {
          const words = writingInWords(
            present.filter(({ doing, person, page }) => doing && person.id === id && page === place?.page),
          );
          return (
            <li key={id} className="py-0.5">
              <bdi>{name}</bdi>
              {words && <span className="t-meta text-ink-3">, {words.slice(name.length + " is ".length)}</span>}
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}

const disc =
  "t-micro inline-flex size-7 items-center justify-center rounded-full border border-ink-3 bg-paper font-semibold text-ink-2";

function Initials({ name, className }: { name: string; className?: string }) {
  return (
    <span aria-hidden="true" className={cx(disc, className)}>
      {initialsOf(name)}
    </span>
  );
}

function More({ count, className }: { count: number; className: string }) {
  return (
    <span aria-hidden="true" className={cx("t-meta self-center pl-1 text-ink-2", className)}>
      +{count}
    </span>
  );
}
