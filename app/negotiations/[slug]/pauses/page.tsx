import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { Answer } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { pausesPage } from "@/lib/logbook/queries-pauses";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { PauseDossier } from "./PauseDossier";

export const metadata: Metadata = { title: "Pauses" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & { pause?: string | string[] }>;
};

export default async function PausesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const [{ pauses, parties, sources }, compartments] = [await pausesPage(opened), await myCompartments(opened)];
  const path = paths.pauses(slug);
  const here = path + momentQuery(opened.moment);
  const shown = pauses.find(({ paused }) => paused.id === paramOf(search.pause)) ?? pauses.at(-1);
  return (
    <NegotiationFrame
      opened={opened}
      section="timeline"
      path={path}
      keys={[{ keys: ["j", "k"], label: "next, previous" }]}
    >
      <RowNavigation noun="change" />
      {shown ? (
        <div className="grid grid-cols-1 gap-6">
          {pauses.length > 1 && (
            <nav aria-label="Pauses" className="print:hidden">
              <ul className="flex flex-wrap gap-x-5 gap-y-1">
                {pauses.map(({ round, paused }) => (
                  <li key={paused.id}>
                    <Link
                      href={hrefWith(here, { pause: paused.id })}
                      aria-current={paused === shown.paused ? "true" : undefined}
                      className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:inline-block max-md:py-3"
                    >
                      Round {round.number}, {formatFuzzy(requireFuzzyDate(paused.record.validText), round.timeZone)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <PauseDossier opened={opened} pause={shown} parties={parties} sources={sources} compartments={compartments} />
        </div>
      ) : (
        <>
          <Answer>The talks had not paused.</Answer>
          <EmptyState about="Who suspended the talks and why, when they are to resume, how each term stood, and what has drifted since.">
            A pause is recorded in its round, under Sessions.
          </EmptyState>
        </>
      )}
    </NegotiationFrame>
  );
}
