import type { Metadata } from "next";
import { FoundNegotiations } from "@/components/search/FoundNegotiations";
import { DateFilter, SearchForm } from "@/components/search/SearchForm";
import { AccountFrame } from "@/app/account/AccountFrame";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { Filter } from "@/components/ui/FilterForm";
import { FocusFirst } from "@/components/ui/FocusFirst";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Select } from "@/components/ui/Select";
import { requireActor } from "@/lib/platform/current-actor";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { everywhereChoices, searchEverywhere } from "@/lib/search/queries-everywhere";
import { asksForSomething, isNarrowed, readSearch, searchParams as fields } from "@/lib/search/rules/asked";
import { everywhereInWords, insteadInWords } from "@/lib/search/rules/words";
import { parseMoment } from "@/lib/time/moment";

const asked = [...fields.filter((name) => name !== "page"), "in", "asOf", "knownAt"] as const;

type Typed = Record<(typeof asked)[number], string | null>;
type Props = { searchParams: Promise<Partial<Record<(typeof asked)[number] | "after", string | string[]>>> };

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

/** So many negotiations are on a page. */
const ofPage = 8;

export default async function EverywherePage({ searchParams }: Props) {
  const actor = await requireActor();
  const address = await searchParams;
  const now = new Date();
  const typed = Object.fromEntries(asked.map((name) => [name, paramOf(address[name])])) as Typed;
  const params = { ...typed, asOf: typed.asOf ?? undefined, knownAt: typed.knownAt ?? undefined };
  const after = paramOf(address.after);
  const choices = await everywhereChoices(actor, params, now);
  const one = choices.negotiations.find(({ slug }) => slug === typed.in);
  const zone = one?.timeZone ?? "UTC";
  const read = readSearch(choices.inOne ? params : { ...params, party: null, term: null }, zone);
  const isAsked = asksForSomething(read.asked);
  const turn = { after: after !== null && isId(after) ? after : null, most: ofPage };
  const found = await searchEverywhere(actor, params, turn, now);
  const here = hrefWith(paths.searchEverywhere(), typed);
  const wideHref = hrefWith(paths.searchEverywhere(), { q: read.asked.typed || null });
  const errorOf = (name: "asOf" | "knownAt") =>
    parseMoment({ [name]: params[name] }, { zone, present: null }, now).error?.replace(/ This page shows.*/, "");
  const narrowed = isNarrowed(read.asked) || [typed.in, typed.asOf, typed.knownAt].some(Boolean);
  return (
    <AccountFrame actor={actor} keys={keys} shortcuts={shortcuts}>
      <RowNavigation noun="hit" />
      <div className="grid max-w-5xl grid-cols-1 gap-6 py-4">
        <div>
          <Answer>{isAsked ? everywhereInWords(read.asked, found) : "What are you looking for?"}</Answer>
          {found.insteadOf.length > 0 && <MetaLine className="mt-1">{insteadInWords(found.insteadOf)}</MetaLine>}
          {found.lookedAt !== null && found.negotiations.length > 0 && (
            <MetaLine className="mt-1">
              More hold it than are looked through: of each negotiation these are among{" "}
              {found.lookedAt.toLocaleString("en-GB")} of them. Narrow it, or add a word.
            </MetaLine>
          )}
        </div>
        {!isAsked && <FocusFirst />}
        <SearchForm
          key={here}
          path={paths.searchEverywhere()}
          clocks={[]}
          asked={read.asked}
          from={typed.from ?? ""}
          to={typed.to ?? ""}
          errors={read.errors}
          isNarrowed={narrowed || read.asked.isPastToo}
          {...{ wideHref, inOne: choices.inOne, people: choices.people, compartments: choices.compartments }}
          whole="all negotiations"
          first={
            <>
              <Filter id="search-in" label="In the negotiation" className="max-md:col-span-2 md:max-w-72">
                <Select
                  id="search-in"
                  name="in"
                  empty="All of mine"
                  defaultValue={one?.slug ?? ""}
                  options={choices.negotiations.map(({ slug, name }) => ({ value: slug, label: name }))}
                />
              </Filter>
              <DateFilter name="asOf" label="As of" value={typed.asOf ?? ""} error={errorOf("asOf")} />
              <DateFilter name="knownAt" label="As known at" value={typed.knownAt ?? ""} error={errorOf("knownAt")} />
            </>
          }
        />
        {isAsked && found.negotiations.length === 0 && found.lookedAt === null && (
          <EmptyState
            about={
              narrowed
                ? "It may stand in another part, or in another negotiation."
                : "Fewer words find more; so does the beginning of one, as in negotia*."
            }
            action={
              narrowed && (
                <Link href={wideHref} className="link py-1">
                  Look in all negotiations
                </Link>
              )
            }
          >
            {choices.negotiations.length === 0
              ? "You are in no negotiation yet."
              : "Nothing that you may read holds this."}
          </EmptyState>
        )}
        <FoundNegotiations
          found={found.negotiations}
          compartments={choices.compartments}
          params={{ ...typed, in: null, asOf: null, knownAt: null }}
        />
        {(after || found.next) && (
          <nav aria-label="Pages" className="flex gap-6 print:hidden">
            {after && (
              <Link href={here} className="link py-1 max-md:py-3">
                First page
              </Link>
            )}
            {found.next && (
              <Link href={hrefWith(here, { after: found.next })} className="link py-1 max-md:py-3">
                More negotiations
              </Link>
            )}
          </nav>
        )}
      </div>
    </AccountFrame>
  );
}
