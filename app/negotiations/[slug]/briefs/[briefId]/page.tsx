import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { MarkForm } from "@/components/activity/MarkForm";
import { briefDifferencesHref } from "@/components/briefs/briefsAddress";
import { RenameBriefForm } from "@/components/briefs/RenameBriefForm";
import { BriefDifferences } from "@/components/exchange/BriefDifferences";
import { BriefDocument } from "@/components/exchange/BriefDocument";
import { BriefFiles } from "@/components/exchange/BriefFiles";
import { PageRules } from "@/components/exchange/PageRules";
import { MarkingNote } from "@/components/record/MarkingNote";
import { RecordHistory } from "@/components/record/RecordHistory";
import { RetractForm } from "@/components/record/RetractForm";
import { ReviewLine } from "@/components/reviews/ReviewLine";
import { askBriefReviewHref } from "@/components/reviews/reviewsAddress";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { retractBriefAction } from "@/lib/briefs/actions";
import { briefSteps, keptBrief } from "@/lib/briefs/queries";
import { keptMoment } from "@/lib/briefs/rules";
import { briefChanges, keptBriefOf } from "@/lib/exchange/queries-brief";
import { keptQuery, readBriefAddress } from "@/lib/exchange/rules/brief-address";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, type Opened, openNegotiation } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { mayAskReview } from "@/lib/reviews/policy";
import { openReviews } from "@/lib/reviews/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Kept brief" };

type Param = string | string[];
type Asked = Partial<Record<"paper" | "act" | "since", Param>>;
type Props = { params: Promise<{ slug: string; briefId: string }>; searchParams: Promise<MomentParams & Asked> };

export default async function KeptBriefPage({ params, searchParams }: Props) {
  const [{ slug, briefId }, { paper: askedPaper, act, since, ...clocks }] = [await params, await searchParams];
  const opened = await openNegotiation(slug, clocks);
  const { moment, member, negotiation } = opened;
  const steps = isId(briefId) ? await briefSteps(opened, briefId) : [];
  const [last] = steps;
  if (!last) notFound();
  const path = paths.keptBrief(slug, briefId);
  const query = momentQuery(moment);
  const all = (
    <Link href={paths.briefs(slug) + query} className="link">
      All kept briefs
    </Link>
  );
  const kept = await keptBrief(opened, briefId);
  if (!kept)
    return (
      <NegotiationFrame opened={opened} section={null} path={path}>
        <div className="grid gap-1">
          <p className="mb-1">{all}</p>
          <Answer>
            <bdi>{last.title}</bdi>: it is not on record at this moment.
          </Answer>
        </div>
        <History steps={steps} timeZone={negotiation.timeZone} />
      </NegotiationFrame>
    );
  const brief = await keptBriefOf(opened, kept);
  const changes = paramOf(since) === null ? null : await briefChanges(opened, kept, new Date());
  const reviews = (await openReviews(opened)).filter((review) => review.briefId === briefId);
  const compartments = await myCompartments(opened);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const mayAsk = moment.isPresent && mayAskReview(member).allowed;
  const { paper } = readBriefAddress(askedPaper ? { paper: askedPaper } : {});
  const { title, classification } = brief;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { asOfDay } = keptMoment(kept, negotiation.timeZone);
  const marking = compartments.find(({ id }) => id === kept.compartmentId);
  return (
    <NegotiationFrame opened={opened} section={null} path={path}>
      <PageRules paper={paper} {...{ title, classification, moment: brief.moment, nonce }} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <aside aria-label="The brief" className="grid content-start gap-6 print:hidden">
          <div className="grid gap-1">
            <p>{all}</p>
            <p className="t-head">
              <bdi>{kept.title}</bdi>
            </p>
            <MetaLine>
              As of {formatFuzzy(asOfDay, negotiation.timeZone, { weekday: false })}. Kept by <bdi>{kept.author}</bdi>,{" "}
              {formatInstant(kept.keptAt, negotiation.timeZone)}. What was recorded later is not in it, and each reader
              finds in it what they may see.
            </MetaLine>
            <MarkingNote compartment={marking} />
          </div>
          <div className="grid justify-items-start gap-2">
            <ReviewLine reviews={reviews} view={{ slug, moment }} compartments={compartments} />
            {mayAsk && (
              <ButtonLink href={askBriefReviewHref(slug, briefId)} variant="secondary">
                Ask for a review
              </ButtonLink>
            )}
            <Link
              href={changes ? path + query : briefDifferencesHref(slug, briefId, query)}
              className="link max-md:py-2.5"
            >
              {changes ? "Read the brief" : "What the record says differently now"}
            </Link>
          </div>
          <BriefFiles slug={slug} query={keptQuery(query, paper, briefId)} hasPdf={env.chromium !== undefined} />
          {mayWrite && (
            <p>
              <Link id="change-brief" href={hrefWith(path, { act: "brief" }, "form")} scroll={false} className="link">
                Rename, retract or mark
              </Link>
            </p>
          )}
        </aside>
        <div className="min-w-0">
          <div id="form" className="mb-6 empty:hidden print:hidden">
            {mayWrite && paramOf(act) !== null && (
              <FormPanel title={kept.title} closeHref={path} returnTo="change-brief">
                <RenameBriefForm negotiationId={negotiation.id} brief={kept} />
                <MarkForm
                  negotiationId={negotiation.id}
                  records={[{ recordId: kept.record.id, label: "The brief" }]}
                  compartmentId={kept.record.compartmentId}
                  compartments={compartments}
                />
                <RetractForm
                  action={retractBriefAction}
                  negotiationId={negotiation.id}
                  recordId={kept.record.id}
                  isFolded
                />
              </FormPanel>
            )}
          </div>
          {changes ? (
            <>
              <Answer>What the record says differently now</Answer>
              <MetaLine>Of what this brief tells, in the same sections.</MetaLine>
              <BriefDifferences sections={changes} />
            </>
          ) : (
            <BriefDocument brief={brief} made={kept.keptAt} />
          )}
          {steps.length > 1 && (
            <div className="mt-8 print:hidden">
              <History steps={steps} timeZone={negotiation.timeZone} />
            </div>
          )}
        </div>
      </div>
    </NegotiationFrame>
  );
}

type HistoryProps = { steps: Awaited<ReturnType<typeof briefSteps>> } & Pick<Opened["negotiation"], "timeZone">;

function History({ steps, timeZone }: HistoryProps) {
  return (
    <Section title="How it came about" aside={steps.length > 1 && `${steps.length} records`}>
      <RecordHistory
        steps={steps}
        timeZone={timeZone}
        glyph={(_, className) => (
          <span aria-hidden="true" className={className}>
            ◆
          </span>
        )}
        value={({ title }) => <bdi>{title}</bdi>}
      />
    </Section>
  );
}
