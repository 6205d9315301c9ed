"use client";

/**
 * What a remark or a reply says: the colleagues whom it mentions by the names that they have now, and what it links by what
 * that is called now, as far as the reader may see it.
 */
import { Link } from "@/components/ui/Link";
import type { MentionView } from "@/lib/annotations/queries-notes";
import { type LinkView, unseenRecord } from "@/lib/annotations/rules/links";
import { cutAtMarks } from "@/lib/annotations/rules/marks";
import { mentionOf } from "@/lib/annotations/rules/mentions";
import { linkHref } from "./linkHref";
import { useMargin } from "./marginState";

type Props = { body: string; mentions: readonly MentionView[]; links: readonly LinkView[] };

export function SaidWords({ body, mentions, links }: Props) {
  const cut = cutAtMarks(
    body,
    [...mentions, ...links].map(({ mark }) => mark),
  );
  return (
    <p dir="auto" className="whitespace-pre-line empty:hidden">
      {cut.map(({ at, text, mark }) => {
        const link = links.find((one) => one.mark === mark);
        if (link) return <Linked key={at} link={link} />;
        const meant = mark === null ? [] : mentions.filter((one) => one.mark === mark);
        if (meant.length === 0) return text;
        const name = meant.find((one) => one.name !== null)?.name;
        return (
          <bdi
            key={at}
            className={meant.some(({ isReader }) => isReader) ? "font-semibold text-accent" : "text-accent"}
          >
            {name ? mentionOf(name) : text}
          </bdi>
        );
      })}
    </p>
  );
}

const becameOf = { changed: " (changed since)", moved: " (moved since)", taken_back: " (taken back)" };

function Linked({ link: { label, target, since } }: { link: LinkView }) {
  const { reading } = useMargin();
  if (!target) return <em className="text-ink-3">{unseenRecord}</em>;
  return (
    <>
      <Link href={linkHref(reading, target, { isTakenBack: since === "taken_back" })} className="link">
        <bdi>{label}</bdi>
      </Link>
      {since && <span className="text-ink-3">{becameOf[since]}</span>}
    </>
  );
}
