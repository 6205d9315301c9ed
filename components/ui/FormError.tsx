"use client";

import type { Ref } from "react";

type FieldProblem = { href: string; label?: string | undefined; message: string };

type Props = {
  message: string;
  /** What is wrong where; each leads to its field. */
  fields?: readonly FieldProblem[];
  ref?: Ref<HTMLDivElement>;
};

/** What stopped the form, announced at once and ready to take the focus. What it says of a field leads there, once. */
export function FormError({ message, fields = [], ref }: Props) {
  const [about] = fields.filter((field) => field.message === message && field.label);
  const others = fields.filter((field) => field.message !== message);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="border-l-4 border-st-contested py-1 pl-3">
      <p className="t-ui-strong">
        {about ? (
          <a href={about.href} className="link">
            {message}
          </a>
        ) : (
          message
        )}
      </p>
      {others.length > 0 && (
        <ul className="t-small mt-1 grid gap-1">
          {others.map(({ href, label, message: problem }) => (
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
