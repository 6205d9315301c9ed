"use client";

import { getNonce } from "get-nonce";
import type { Paper } from "@/lib/exchange/rules/brief";

type Props = {
  paper: Paper;
  /** At the head of every page, left and right; at its foot beside the page's number. */
  title: string;
  classification: string;
  moment: string;
  nonce: string | undefined;
};

const sizes: Record<Paper, string> = { a4: "A4", letter: "letter" };

/**
 * What stands in the margins of every printed page. Only a page's own rules may write there, and only a style element can
 * say what this brief is called; its nonce is the document's, which a page that was gone to by a link has not brought.
 */
export function PageRules({ paper, title, classification, moment, nonce }: Props) {
  const css = `@page {
  size: ${sizes[paper]};
  margin: 24mm 20mm 22mm;
  @top-left { content: ${quoted(title)}; font: 8.5pt var(--sans); color: #4d5055; }
  @top-right { content: ${quoted(classification)}; font: 600 8.5pt var(--sans); color: #1c1d1f; }
  @bottom-left { content: ${quoted(moment)}; font: 8.5pt var(--sans); color: #4d5055; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt var(--sans); color: #4d5055; }
}`;
  const own = typeof window === "undefined" ? nonce : (getNonce() ?? nonce);
  return (
    <style nonce={own} suppressHydrationWarning>
      {css}
    </style>
  );
}

/** A string of CSS in which nothing can end it, or the element around it. */
function quoted(words: string): string {
  const safe = words.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  return `"${safe}"`;
}
