"use client";

import { useDeferredValue, useState } from "react";
import { Link } from "@/components/ui/Link";
import { controlClasses } from "@/components/ui/TextInput";
import { Told } from "./Code";

export type IndexGroup = {
  name: string;
  href: string;
  operations: readonly { name: string; summary: string; href: string }[];
};

type Props = {
  groups: readonly IndexGroup[];
  /** What the field is known by to the page's keys. */
  filterId: string;
};

/** Every operation in a line, and fewer of them as somebody types. */
export function OperationIndex({ groups, filterId }: Props) {
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed).toLowerCase().split(/\s+/).filter(Boolean);
  const shown = groups.flatMap((group) => {
    const operations = group.operations.filter(({ name, summary }) => {
      const said = `${group.name} ${name} ${summary}`.toLowerCase();
      return words.every((word) => said.includes(word));
    });
    return operations.length > 0 ? [{ ...group, operations }] : [];
  });
  const count = shown.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div className="grid gap-6">
      <div className="grid max-w-measure gap-1 print:hidden" data-screen-only>
        <label htmlFor={filterId} className="t-ui-strong">
          Show those about
        </label>
        <input
          id={filterId}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          className={`${controlClasses} h-9 max-md:h-11`}
        />
        <p className="t-meta text-ink-3" aria-live="polite">
          {words.length === 0 ? "A noun, a verb or a name, such as “position history”." : `${count} of them.`}
        </p>
      </div>
      {count === 0 && <p className="t-note">No operation is about that. Try fewer words.</p>}
      <div className="gap-x-12 lg:columns-2">
        {shown.map(({ name, href, operations }) => (
          <section key={name} aria-label={name} className="mb-8">
            <h3 className="t-ui-strong border-b border-rule pb-1">
              <Link href={href} className="link-name inline-block py-1">
                {name}
              </Link>
            </h3>
            <ul>
              {operations.map((each) => (
                <li key={each.name} className="break-inside-avoid border-b border-rule py-1.5">
                  <Link href={each.href} className="link wrap-anywhere">
                    <code>{each.name}</code>
                  </Link>
                  <p className="t-small text-ink-2">
                    <Told>{each.summary}</Told>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
