import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { BetweenLine } from "@/components/analysis/changes/BetweenLine";
import { type ChangesAddress, changesHref, readChangesAddress } from "@/components/analysis/changes/changesAddress";
import { MomentChoice } from "@/components/analysis/changes/MomentChoice";
import { Answer } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { namedMomentsOf } from "@/lib/logbook/queries-moments";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { momentBeside } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";
import { ComparedMoments } from "./ComparedMoments";

export const metadata: Metadata = { title: "What moved" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous" },
  { keys: ["Enter"], label: "open" },
  { keys: ["v"], label: "by term or by party" },
];

export default async function ChangesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const { moment, negotiation } = opened;
  const asked = readChangesAddress(search);
  const moments = await namedMomentsOf(opened);
  // Without a moment to begin at: the eve of the last session, as the board tells what moved since then.
  const first = asked.typed === null ? (moments.findLast(({ kind }) => kind === "session") ?? moments.at(-1)) : null;
  const from = asked.from ?? first?.eve ?? null;
  const address: ChangesAddress = { slug, moment, from, by: asked.by };
  const other = asked.by === "term" ? ("party" as const) : ("term" as const);
  const earlier = from && momentBeside(moment, from, negotiation);
  const choice = (
    <MomentChoice
      address={address}
      typed={asked.typed}
      error={asked.error}
      asOfDay={moment.asOfDay}
      moments={moments}
    />
  );
  return (
    <NegotiationFrame
      opened={opened}
      section="timeline"
      path={paths.changes(slug)}
      keys={keys}
      shortcuts={[{ keys: "v", label: "by term or by party", href: changesHref({ ...address, by: other }) }]}
    >
      <RowNavigation noun="change" />
      <div className="grid grid-cols-1 gap-6">
        {earlier && earlier.asOf <= moment.asOf ? (
          <ComparedMoments
            opened={opened}
            earlier={earlier}
            address={address}
            page={asked.page}
            between={
              <BetweenLine
                moments={moments.filter(({ day }) => day > earlier.asOfDay && day <= moment.asOfDay)}
                reading={{ slug, moment }}
              />
            }
            choice={choice}
          />
        ) : (
          <>
            <Answer>What moved between two moments?</Answer>
            {earlier && (
              <p role="alert" className="border-l-4 border-st-contested py-1 pl-3">
                {formatFuzzy(earlier.asOfDay, "UTC", { style: "long" })} comes after{" "}
                {formatFuzzy(moment.asOfDay, "UTC", { style: "long" })}.{" "}
                <Link
                  href={changesHref({ ...address, from: moment.asOfDay }, { asOf: earlier.params.asOf })}
                  className="link"
                >
                  Let them change places
                </Link>
              </p>
            )}
            {choice}
            <EmptyState about="Each term and each party stands here with what moved: status, wording, positions and brackets; and beside it, what did not move.">
              Choose the two days to compare.
            </EmptyState>
          </>
        )}
      </div>
    </NegotiationFrame>
  );
}
