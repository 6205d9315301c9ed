import type { Metadata } from "next";
import { PackageTable } from "@/components/analysis/packages/PackageTable";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { packagesInWords } from "@/lib/analysis/packages/package-words";
import { readingPackages } from "@/lib/analysis/packages/queries";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { EmptyState } from "@/components/ui/EmptyState";

export const metadata: Metadata = { title: "Packages" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams> };

const keys = [
  { keys: ["j", "k"], label: "next, previous" },
  { keys: ["Enter"], label: "open" },
  { keys: ["a"], label: "put one together" },
];

export default async function PackagesPage({ params, searchParams }: Props) {
  const [{ slug }, clocks] = [await params, await searchParams];
  const opened = await openNegotiation(slug, clocks);
  const { packages, example } = await readingPackages(opened);
  const compartments = await myCompartments(opened);
  const { moment, negotiation } = opened;
  const query = momentQuery(moment);
  const newHref = paths.newPackage(slug) + query;
  const action = (
    <ButtonLink href={newHref} keyCap="a">
      Put a package together
    </ButtonLink>
  );
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={paths.packages(slug)}
      keys={keys}
      shortcuts={[{ keys: "a", label: "put a package together", href: newHref }]}
    >
      <RowNavigation noun="package" />
      <div className="grid grid-cols-1 gap-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="grid gap-1">
            <Answer>{packagesInWords(packages.map(({ tested }) => tested.judged))}</Answer>
            <MarkingWords
              markedWith={packages.flatMap(({ tested }) => tested.judged.markedWith)}
              compartments={compartments}
            />
            {packages.length > 0 && <MetaLine>Each is tested against what everybody holds at this moment.</MetaLine>}
          </div>
          {packages.length > 0 && <div className="print:hidden">{action}</div>}
        </div>
        {packages.length > 0 ? (
          <PackageTable
            reading={{ slug, moment }}
            packages={packages}
            hrefOf={(id) => paths.package(slug, id) + query}
            timeZone={negotiation.timeZone}
            compartments={compartments}
          />
        ) : (
          <EmptyState
            about="A package is a set of values, wordings and statuses that would be agreed together. You see at once who accepts it, who says no and why, and what it leaves open; it can be sent as a link before anybody saves it."
            action={action}
          >
            {example ?? "What would all accept together?"} Choose some terms, and see who says no.
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
