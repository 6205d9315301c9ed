/** A brief as a page that prints as it stands: title, contents, sections, and the notes on what it all rests on. */
import { SponsorKey } from "@/components/text/SponsorKey";
import type { Brief } from "@/lib/exchange/rules/brief";
import { BriefBlocks } from "./BriefBlocks";
import { BriefLine } from "./BriefLine";

type Props = { brief: Brief; made: Date };

export function BriefDocument({ brief, made }: Props) {
  const { title, moment, classification, markings, parts, notes, sponsors } = brief;
  const clauses = parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "clause" ? [block.text] : [])),
  );
  return (
    <article data-brief aria-labelledby="brief-title" className="brief">
      <header className="grid gap-1">
        <p data-classification className="t-ui-strong">
          <span className={markings.length > 0 ? "border-y border-current py-0.5" : undefined}>{classification}</span>
        </p>
        <h1 id="brief-title" className="t-title font-medium md:t-answer">
          <bdi>{title}</bdi>
        </h1>
        <p className="t-condition">{moment}</p>
        <p className="t-meta text-ink-3">
          <time data-made dateTime={made.toISOString()}>
            {brief.made}
          </time>
        </p>
      </header>
      <nav aria-label="Contents" data-print className="mt-5 border-t-2 border-ink pt-2">
        <ol className="columns-2 gap-8 max-md:columns-1">
          {[
            ...parts.map(({ section, title: name }) => ({ id: section as string, name })),
            ...(notes.length > 0 ? [{ id: "notes", name: "Notes on sources" }] : []),
          ].map(({ id, name }, place) => (
            <li key={id} className="flex gap-2 py-0.5">
              <span className="w-5 text-ink-3">{place + 1}</span>
              <a href={`#${id}`} className="link-name">
                {name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {parts.map(({ section, title: name, blocks }, place) => (
        <section key={section} id={section} aria-labelledby={`${section}-title`} className="brief-part">
          <h2 id={`${section}-title`} className="t-title">
            <span className="text-ink-3">{place + 1}</span> {name}
          </h2>
          {section === "text" && <SponsorKey sponsors={sponsors} texts={clauses} />}
          <BriefBlocks blocks={blocks} sponsors={sponsors} />
        </section>
      ))}
      {notes.length > 0 && (
        <section id="notes" aria-labelledby="notes-title" className="brief-part">
          <h2 id="notes-title" className="t-title">
            <span className="text-ink-3">{parts.length + 1}</span> Notes on sources
          </h2>
          <ol className="t-small grid gap-1">
            {notes.map(({ number, text }) => (
              <li key={number} id={`note-${number}`} className="flex gap-2">
                <span className="min-w-6 text-right text-ink-3">{number}</span>
                <span className="max-w-measure">
                  <BriefLine line={[{ words: text }]} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}
