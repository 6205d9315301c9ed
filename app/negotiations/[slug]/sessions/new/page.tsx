import type { Metadata } from "next";
import { BeginSessionForm } from "@/components/logbook/BeginSessionForm";
import { MetaLine, Title } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { FocusFirst } from "@/components/ui/FocusFirst";
import { mayLog } from "@/lib/logbook/policy";
import { loggingMaterials } from "@/lib/logbook/queries-materials";
import { beginningAt } from "@/lib/logbook/rules/new-draft";
import { openNegotiation } from "@/lib/negotiations/queries";
import { recorderNames } from "@/lib/negotiations/queries-recorders";
import { whomToAsk } from "@/lib/negotiations/rules";
import { paramOf } from "@/components/ui/hrefWith";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { paths } from "@/lib/platform/paths";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Log a session" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ held?: string | string[] }> };

export default async function NewSessionPage({ params, searchParams }: Props) {
  const { slug } = await params;
  // The day of the calendar that it was begun from.
  const held = parseFuzzyDate(paramOf((await searchParams).held) ?? "");
  // A session is logged now: whatever moment the reader came from, this page stands at the present.
  const opened = await openNegotiation(slug, {});
  const { negotiation, moment, member } = opened;
  const verdict = mayLog(member);
  const { rounds } = await loggingMaterials(opened);
  return (
    <NegotiationFrame opened={opened} section="sessions" path={paths.sessions(slug)}>
      <div className="grid gap-6">
        <div>
          <Title>Log a session</Title>
          <MetaLine className="mt-1">
            The notes are your own draft until you file them. Everything here can be changed while you write.
          </MetaLine>
        </div>
        {verdict.allowed ? (
          <div>
            <FocusFirst />
            <BeginSessionForm
              negotiationId={negotiation.id}
              rounds={rounds}
              beginning={beginningAt(rounds, held.ok ? held.date : moment.asOfDay, negotiation.timeZone)}
              today={moment.asOfDay}
              zones={Intl.supportedValuesOf("timeZone")}
            />
          </div>
        ) : (
          <EmptyState about={whomToAsk(await recorderNames(opened))}>{verdict.because}</EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
