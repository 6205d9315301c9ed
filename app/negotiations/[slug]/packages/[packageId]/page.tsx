import type { Metadata } from "next";
import { MarkForm } from "@/components/activity/MarkForm";
import { buildHref, comparedHref } from "@/components/analysis/packages/packagesAddress";
import { PackageHead } from "@/components/analysis/packages/PackageHead";
import { OutgrownNotice } from "@/components/analysis/packages/OutgrownNotice";
import { RecordFooting } from "@/components/record/RecordFooting";
import { RecordHistory } from "@/components/record/RecordHistory";
import { RetractForm } from "@/components/record/RetractForm";
import { ButtonLink } from "@/components/ui/Button";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { carriedAlong } from "@/lib/analysis/packages/outgrown";
import { packagePage } from "@/lib/analysis/packages/queries";
import { citedOf } from "@/lib/evidence/queries";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments } from "@/lib/negotiations/queries";
import { retractPackageAction } from "@/lib/packages/actions";
import { printChoices } from "@/lib/packages/rules/address";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { standingRecordId } from "@/lib/record/queries";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { PackageResult } from "../PackageResult";

type Param = string | string[];
type Props = {
  params: Promise<{ slug: string; packageId: string }>;
  searchParams: Promise<MomentParams & { retract?: Param }>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["c"], label: "change it" },
  { keys: ["g", "k"], label: "packages" },
];

const findPackage = openingRecord(async (opened, id) => (isId(id) ? packagePage(opened, id) : null));

async function openPackage({ params, searchParams }: Props) {
  const [{ slug, packageId }, asked] = [await params, await searchParams];
  return { slug, packageId, asked, ...(await findPackage(slug, packageId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openPackage(props);
  return { title: found.steps[0]?.title ?? "A package" };
}

export default async function PackagePage(props: Props) {
  const { slug, packageId, asked, opened, found } = await openPackage(props);
  const { view, steps, facts, tested, sources, outgrown } = found;
  const { moment, member, negotiation } = opened;
  const compartments = await myCompartments(opened);
  const query = momentQuery(moment);
  const path = paths.package(slug, packageId);
  const reading = { slug, moment };
  const unitOf = (termId: string) => facts.terms.find(({ id }) => id === termId)?.axisUnit ?? null;
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const standingId = await standingRecordId(opened, paramOf(asked.retract));
  const choose = view ? printChoices(view.choices, unitOf) : "";
  const changeHref = buildHref(reading, { choose, of: view?.record.id ?? null });
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={path}
      keys={keys}
      shortcuts={view ? [{ keys: "c", label: "change the package", href: changeHref }] : []}
    >
      <RowNavigation noun="term" />
      <div className="grid grid-cols-1 gap-6">
        <PackageHead
          reading={reading}
          title={<bdi>{view?.title ?? steps[0]?.title}</bdi>}
          answer={tested ? tested.outcome : "It is not on record at this moment."}
          rest={tested?.rest}
          markedWith={tested?.judged.markedWith ?? []}
          compartments={compartments}
        >
          {view?.why && (
            <p dir="auto" className="t-note mt-1 max-w-measure whitespace-pre-line text-ink-2">
              {view.why}
            </p>
          )}
          {tested && tested.judged.unseen > 0 && (
            <p className="t-small text-ink-2">Some of its terms are not on record at this moment.</p>
          )}
          {view && (
            <OutgrownNotice
              outgrown={outgrown}
              compartments={compartments}
              href={buildHref(reading, {
                choose: printChoices(carriedAlong(view.choices, outgrown), unitOf),
                of: view.record.id,
              })}
            />
          )}
          {view && (
            <>
              <div className="mt-1">
                <RecordFooting
                  {...citedOf(view.record, sources)}
                  evidenceHref={paths.evidence(slug) + query}
                  isDateInferred={view.record.validInferred}
                  compartment={compartments.find(({ id }) => id === view.record.compartmentId)}
                />
              </div>
              <div className="mt-2 flex flex-wrap gap-2 print:hidden">
                <ButtonLink href={changeHref} variant="secondary" keyCap="c">
                  {mayWrite ? "Change it" : "Try a change"}
                </ButtonLink>
                <ButtonLink href={comparedHref(reading, [packageId])} variant="quiet">
                  Compare
                </ButtonLink>
                {mayWrite && (
                  <ButtonLink
                    id="retract-package"
                    href={hrefWith(path, { retract: view.record.id }, "form")}
                    scroll={false}
                    variant="quiet"
                  >
                    Retract or mark
                  </ButtonLink>
                )}
              </div>
            </>
          )}
        </PackageHead>
        <div id="form" className="empty:hidden">
          {mayWrite && view && view.record.id === standingId && (
            <FormPanel title={view.title} closeHref={path} returnTo="retract-package">
              <RetractForm action={retractPackageAction} negotiationId={negotiation.id} recordId={view.record.id} />
              <MarkForm
                negotiationId={negotiation.id}
                records={[{ recordId: view.record.id, label: "The package" }]}
                compartmentId={view.record.compartmentId}
                compartments={compartments}
              />
            </FormPanel>
          )}
        </div>
        {tested && <PackageResult opened={opened} tested={tested} compartments={compartments} />}
        <Section title="How it came about" aside={steps.length > 1 && `${steps.length} records`}>
          <RecordHistory
            steps={steps}
            timeZone={negotiation.timeZone}
            glyph={(_, className) => (
              <span aria-hidden="true" className={className}>
                ◆
              </span>
            )}
            value={({ title }) => <bdi>{title}</bdi>}
            detail={(step) => steps.length > 1 && <p className="t-small text-ink-2">{step.inWords}</p>}
          />
        </Section>
      </div>
    </NegotiationFrame>
  );
}
