import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { ComparedPackages } from "@/components/analysis/packages/ComparedPackages";
import { PackageHead } from "@/components/analysis/packages/PackageHead";
import { buildHref, comparedHref, mostCompared, readCompared } from "@/components/analysis/packages/packagesAddress";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { comparePackages } from "@/lib/analysis/packages/compare-packages";
import { comparedInWords } from "@/lib/analysis/packages/package-words";
import { packagesBeside } from "@/lib/analysis/packages/queries";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Packages compared" };

type Param = string | string[];
type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & { with?: Param; choose?: Param }>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous line" },
  { keys: ["g", "k"], label: "packages" },
];

export default async function ComparePackagesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const asked = readCompared(search);
  const { all, saved, unsaved } = await packagesBeside(opened, asked.ids, asked.choose);
  const compartments = await myCompartments(opened);
  const { moment } = opened;
  const query = momentQuery(moment);
  const reading = { slug, moment };
  const columns = [
    ...(unsaved
      ? [
          {
            title: "Not saved",
            href: buildHref(reading, { choose: asked.choose ?? "" }),
            compartment: null,
            tested: unsaved,
          },
        ]
      : []),
    ...saved.map(({ id, title, record, tested }) => ({
      title,
      href: paths.package(slug, id) + query,
      compartment: compartments.find((each) => each.id === record.compartmentId) ?? null,
      tested,
    })),
  ].map((column, index) => ({ ...column, letter: String.fromCharCode(65 + index) }));
  const comparison = comparePackages(columns.map(({ letter, tested }) => ({ name: letter, judged: tested.judged })));
  const ids = saved.map(({ id }) => id);
  const others = all.filter(({ id }) => !ids.includes(id));
  return (
    <NegotiationFrame opened={opened} section="analysis" path={paths.comparePackages(slug)} keys={keys}>
      <RowNavigation noun="line" />
      <div className="grid grid-cols-1 gap-6">
        <PackageHead
          reading={reading}
          answer={comparedInWords(columns.map(({ letter, tested }) => ({ name: letter, judged: tested.judged })))}
          markedWith={columns.flatMap(({ tested }) => tested.judged.markedWith)}
          compartments={compartments}
        />
        {others.length > 0 && columns.length < mostCompared && (
          <nav aria-label="Put beside them" className="border-y border-rule py-2 print:hidden">
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {others.map(({ id, title }) => (
                <li key={id}>
                  <Link
                    href={comparedHref(reading, [...ids, id], asked.choose)}
                    className="link max-md:inline-block max-md:py-3"
                  >
                    + <bdi>{title}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {columns.length > 0 ? (
          <ComparedPackages
            columns={columns}
            comparison={comparison}
            compartments={compartments}
            termHref={(termId) => paths.term(slug, termId) + query}
          />
        ) : (
          <EmptyState
            about="Packages stand here side by side: who accepts which, and on what they differ."
            action={<ButtonLink href={paths.newPackage(slug) + query}>Put a package together</ButtonLink>}
          >
            {all.length > 0 ? "Choose packages above." : "No package is on record yet."}
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
