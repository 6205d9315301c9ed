/** Words of a program among those of a person. */
import { createElement, Fragment } from "react";

/** A sentence in which what stands between backticks is code. */
export function Told({ children }: { children: string }) {
  const parts = children.split("`").map((part, place) => (place % 2 === 1 ? createElement("code", null, part) : part));
  return createElement(Fragment, null, ...parts);
}

/** Some lines of it. Long ones are broken rather than hidden. */
export function CodeBlock({ children }: { children: string }) {
  return (
    <pre className="t-meta rounded-control bg-paper-2 px-3 py-2 wrap-anywhere whitespace-pre-wrap">
      <code>{children}</code>
    </pre>
  );
}
