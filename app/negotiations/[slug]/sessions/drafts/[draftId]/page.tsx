import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { LateNotes } from "@/components/logbook/LateNotes";
import { LoggingScreen } from "@/components/logbook/LoggingScreen";
import { Title } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
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
  if (!found.draft) {
    const { filedAs } = found.end;
    const href = filedAs ? paths.session(slug, filedAs) : paths.sessions(slug);
    // Only the browser knows whether something is left over that came too late for them.
    return (
      <NegotiationFrame opened={opened} section="sessions" path={paths.sessions(slug)}>
        <Title>{filedAs ? "These notes are filed" : "These notes were discarded"}</Title>
        <p className="py-4">
          <Link href={href} className="link">
            {filedAs ? "To the session" : "To the sessions"}
          </Link>
        </p>
        <LateNotes
          slug={slug}
          negotiationId={negotiation.id}
          userId={actor.userId}
          ended={{ draftId, href, isFiled: filedAs !== null }}
        />
      </NegotiationFrame>
    );
  }
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
