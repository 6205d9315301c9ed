import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { LoggingScreen } from "@/components/logbook/LoggingScreen";
import { askedInNotes } from "@/lib/analysis/queries-questions";
import { loggingMaterials } from "@/lib/logbook/queries-materials";
import { recordedLines } from "@/lib/logbook/queries-correction";
import { findDraft, possibleWriters } from "@/lib/logbook/queries-drafts";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { NegotiationFrame } from "../../../NegotiationFrame";

export const metadata: Metadata = { title: "Session notes" };

type Props = { params: Promise<{ slug: string; draftId: string }> };

const keys = [
  { keys: ["/"], label: "record an entry" },
  { keys: ["@"], label: "party or person" },
  { keys: ["#"], label: "term" },
  { keys: ["Tab"], label: "accept" },
  { keys: ["Ctrl", "Enter"], label: "file the notes" },
];

export default async function DraftPage({ params }: Props) {
  const { slug, draftId } = await params;
  const opened = await openNegotiation(slug, {});
  const { actor, negotiation } = opened;
  const found = z.uuid().safeParse(draftId).success ? await findDraft(actor, negotiation.id, draftId) : null;
  if (!found) notFound();
  if (found.end?.filedAs) redirect(paths.session(slug, found.end.filedAs));
  if (!found.draft) redirect(paths.sessions(slug));
  const { corrects } = found.draft.content;
  return (
    <NegotiationFrame opened={opened} section="sessions" path={paths.sessions(slug)} keys={keys}>
      <LoggingScreen
        slug={slug}
        negotiationId={negotiation.id}
        userId={actor.userId}
        today={opened.moment.asOfDay}
        draft={found.draft}
        colleagues={found.draft.team.isMine ? await possibleWriters(opened) : []}
        materials={await loggingMaterials(opened)}
        recorded={corrects ? await recordedLines(opened, corrects.sessionId) : {}}
        asked={
          await askedInNotes(
            opened,
            found.draft.content.asks.map(({ questionId }) => questionId),
          )
        }
        zones={Intl.supportedValuesOf("timeZone")}
      />
    </NegotiationFrame>
  );
}
