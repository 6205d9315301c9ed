/** The words of a web page, without what stands around them. */
import { convert, type HtmlToTextOptions } from "html-to-text";

/** In UTF-16 units; a page that is longer is cut. */
const longest = 5_000_000;

const skipped = ["script", "style", "noscript", "template", "iframe", "object", "svg", "img", "video", "audio"];
const around = ["nav", "aside", "form", "button", "footer"];

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: longest, maxDepth: 200, ellipsis: "" },
  selectors: [
    ...[...skipped, ...around].map((selector) => ({ selector, format: "skip" })),
    { selector: "a", options: { ignoreHref: true } },
    ...[1, 2, 3, 4, 5, 6].map((level) => ({ selector: `h${level}`, options: { uppercase: false } })),
    { selector: "hr", format: "skip" },
    { selector: "ul", options: { itemPrefix: "• " } },
  ],
};

/** The text of the article, where the page says what that is; else of the whole page. Nothing of it is run or fetched. */
export function readHtml(html: string): string {
  for (const selector of ["article", "main"]) {
    const found = convert(html, { ...options, baseElements: { selectors: [selector], returnDomByDefault: false } });
    if (found.length > 200) return found;
  }
  return convert(html, options);
}
