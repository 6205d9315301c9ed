/** What stands in a page, a mail or a file as somebody wrote it. */

/** The payloads that a page's markup holds with their own brackets. In its scripts they are words of JSON. */
export function rawIn(html: string, payloads: readonly string[]): string[] {
  const markup = html.replace(/<script\b[^>]*>self\.__next_f\.push\(.*?\)<\/script>/gs, "");
  return payloads.filter((payload) => /<[a-z!?/]/i.test(payload) && markup.includes(payload));
}

/** In Markdown: a tag that is none of ours and is not escaped, and a link to a script. */
export function unescapedIn(markdown: string): string[] {
  const tags = [...markdown.matchAll(/(?<!\\)<(?!\/?sup>|br>)[a-z!?/][^>\n]{0,60}/gi)].map(([tag]) => tag);
  const links = [...markdown.matchAll(/(?<!\\)\]\((?:<|\s)*(?:javascript|vbscript|data)[^)\n]{0,60}/gi)].map(
    ([link]) => link,
  );
  return [...tags, ...links];
}
