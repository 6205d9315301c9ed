"use client";

import type { Ref } from "react";

type Props = {
  message: string;
  /** What is wrong where; each leads to its field. */
  fields?: readonly { href: string; label?: string | undefined; message: string }[];
  ref?: Ref<HTMLDivElement>;
};

/** What stopped the form, announced at once and ready to take the focus. */
export function FormError({ message, fields = [], ref }: Props) {
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="border-l-4 border-st-contested py-1 pl-3">
      <p className="t-ui-strong">{message}</p>
      {fields.length > 0 && (
        <ul className="t-small mt-1 grid gap-1">
          {fields.map(({ href, label, message: problem }) => (
            <li key={href}>
              <a href={href} className="link">
                {label ? `${label}: ${problem}` : problem}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
