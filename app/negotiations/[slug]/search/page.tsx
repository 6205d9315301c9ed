import type { Metadata } from "next";
import { HitList } from "@/components/search/HitList";
import { SearchForm } from "@/components/search/SearchForm";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { FocusFirst } from "@/components/ui/FocusFirst";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { searchPage, shown } from "@/lib/search/queries";
import { asksForSomething, isNarrowed, readSearch, searchParams as fields } from "@/lib/search/rules/asked";
import { answerInWords, insteadInWords } from "@/lib/search/rules/words";
import { formatFuzzy } from "@/lib/time/format-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Partial<Record<(typeof fields)[number], string | string[]>>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = paramOf((await searchParams).q);
  return { title: words ? `${words.slice(0, 80)} · Search` : "Search" };
}

const keys = [
  { keys: ["/"], label: "words to find" },
  { keys: ["j", "k"], label: "next, previous hit" },
  { keys: ["Enter"], label: "open" },
];
const shortcuts = [{ keys: "/", label: "words to find", press: "#search-words" }];

export default async function SearchPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const address = await searchParams;
  const opened = await openNegotiation(slug, address);
  const { moment, negotiation } = opened;
  const { timeZone } = negotiation;
  const typed = Object.fromEntries(fields.map((name) => [name, paramOf(address[name])]));
  const { asked, errors } = readSearch(typed, timeZone);
  const isAsked = asksForSomething(asked);
  const [found, compartments] = [await searchPage(opened, asked, isAsked), await myCompartments(opened)];
  const path = paths.search(slug);
  const here = hrefWith(path + momentQuery(moment), { ...typed, page: null });
  const clocks = Object.entries(moment.params).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const asTyped = (end: "from" | "to") => {
    const date = asked[end]?.date;
    return date ? formatFuzzy(date, timeZone, { weekday: false }) : (typed[end] ?? "");
  };
  const [only] = asked.noun ? found.groups : [];
  const pages = only ? Math.ceil(only.count / shown.ofOne) : 0;
  const narrowed = isNarrowed(asked);
  // A party, a term and a circle are of this negotiation alone.
  const everywhere = hrefWith(paths.searchEverywhere() + momentQuery(moment), {
    ...{ ...typed, party: null, term: null, page: null },
    marking: asked.marking === "open" ? "open" : null,
  });
  return (
    <NegotiationFrame opened={opened} section={null} path={path} keys={keys} shortcuts={shortcuts}>
      <RowNavigation noun="hit" />
      <div className="grid max-w-5xl grid-cols-1 gap-6">
        <div>
          <Answer>{isAsked ? answerInWords(asked, found) : "What are you looking for?"}</Answer>
          {found.insteadOf.length > 0 && <MetaLine className="mt-1">{insteadInWords(found.insteadOf)}</MetaLine>}
          {found.lookedAt !== null && found.groups.length > 0 && (
            <MetaLine className="mt-1">
              More hold it than are looked through: these are among {found.lookedAt.toLocaleString("en-GB")} of them.
              Narrow it, or add a word.
            </MetaLine>
          )}
        </div>
        {!isAsked && <FocusFirst />}
        <SearchForm
          key={here}
          path={path}
          wideHref={hrefWith(path + momentQuery(moment), { q: asked.typed || null })}
          {...{ clocks, asked, errors, compartments }}
          from={asTyped("from")}
          to={asTyped("to")}
          isNarrowed={narrowed || asked.isPastToo}
          inOne={found.choices}
          people={found.choices.people}
        />
        <Link href={everywhere} className="link w-fit py-1 max-md:py-3 print:hidden">
          {asked.typed ? `Search all negotiations for “${asked.typed}”` : "Search all negotiations"}
        </Link>
        {isAsked && found.groups.length === 0 && found.lookedAt === null && (
          <EmptyState
            about={
              narrowed
                ? "It may stand elsewhere in the record."
                : "Fewer words find more; so does the beginning of one, as in negotia*."
            }
            action={
              narrowed && (
                <Link href={hrefWith(path + momentQuery(moment), { q: asked.typed || null })} className="link py-1">
                  Look in the whole record
                </Link>
              )
            }
          >
            {moment.isPresent ? "Nothing that you may read holds this." : "Nothing that you may read held this then."}
          </EmptyState>
        )}
        <HitList
          groups={found.groups}
          reading={{ slug, moment }}
          timeZone={timeZone}
          compartments={compartments}
          allOf={asked.noun ? null : (noun) => hrefWith(here, { noun })}
        />
        {pages > 1 && (
          <nav aria-label="Pages" className="flex gap-6 print:hidden">
            {asked.page > 1 && (
              <Link href={hrefWith(here, { page: String(asked.page - 1) })} className="link py-1 max-md:py-3">
                Previous hits
              </Link>
            )}
            <span className="py-1 text-ink-2 max-md:py-3">
              Page {asked.page} of {pages}
            </span>
            {asked.page < pages && (
              <Link href={hrefWith(here, { page: String(asked.page + 1) })} className="link py-1 max-md:py-3">
                More hits
              </Link>
            )}
          </nav>
        )}
      </div>
    </NegotiationFrame>
  );
}
