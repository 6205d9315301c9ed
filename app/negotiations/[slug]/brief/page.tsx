import type { Metadata } from "next";
import { headers } from "next/headers";
import { KeepBriefForm } from "@/components/briefs/KeepBriefForm";
import { BriefChoiceForm } from "@/components/exchange/BriefChoiceForm";
import { BriefDocument } from "@/components/exchange/BriefDocument";
import { BriefFiles } from "@/components/exchange/BriefFiles";
import { PageRules } from "@/components/exchange/PageRules";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { briefOf } from "@/lib/exchange/queries-brief";
import { type BriefParams, briefQuery, readBriefAddress } from "@/lib/exchange/rules/brief-address";
import { namedMomentsOf } from "@/lib/logbook/queries-moments";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Brief" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & BriefParams> };

export default async function BriefPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = [await params, await searchParams];
  const opened = await openNegotiation(slug, asked);
  const { typed, error, ...choice } = readBriefAddress(asked);
  const made = new Date();
  const [brief, moments] = [await briefOf(opened, choice, made), await namedMomentsOf(opened)];
  const { title, classification, moment } = brief;
  const { negotiation, moment: at } = opened;
  const mayKeep = error === null && mayRecord(opened.member).allowed;
  const compartments = mayKeep ? await myCompartments(opened) : [];
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <NegotiationFrame opened={opened} section={null} path={paths.brief(slug)}>
      <PageRules paper={choice.paper} {...{ title, classification, moment, nonce }} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <aside aria-label="The brief" className="grid content-start gap-6 print:hidden">
          <BriefChoiceForm slug={slug} moment={opened.moment} {...{ choice, typed, error, moments }} />
          <BriefFiles
            slug={slug}
            query={briefQuery(momentQuery(opened.moment), choice)}
            clocks={momentQuery(opened.moment)}
            hasPdf={env.chromium !== undefined}
          />
          <Section title="Keep it">
            {/* At a past moment, too: what is recorded by it is that somebody kept it now. */}
            {mayKeep && (
              <>
                <p className="t-small mb-3 text-ink-2">
                  It then reads the same whenever it is opened, and colleagues can be asked to review it.
                </p>
                <KeepBriefForm
                  key={`${choice.sections.join()} ${choice.since} ${at.params.asOf} ${at.params.knownAt}`}
                  slug={slug}
                  negotiationId={negotiation.id}
                  seenRecordId={opened.newestRecordId}
                  sections={choice.sections}
                  since={choice.since}
                  asOf={at.asOf}
                  knownAt={at.knownAtDay === null ? null : at.knownAt}
                  title={`Brief of ${formatFuzzy(at.asOfDay, negotiation.timeZone, { weekday: false })}`}
                  compartments={compartments}
                />
              </>
            )}
            <p className="t-small mt-3">
              <Link href={paths.briefs(slug) + momentQuery(at)} className="link max-md:inline-block max-md:py-2.5">
                Kept briefs
              </Link>
            </p>
          </Section>
        </aside>
        <BriefDocument brief={brief} made={made} />
      </div>
    </NegotiationFrame>
  );
}
