import type { FindTakenBack } from "@/components/record/TakenBackNote";
import { sessionsTakenBack } from "@/lib/logbook/queries-session-history";
import type { Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";

/** What the lists of a page ask about the sessions that their records come from. */
export async function takenBackSessions(opened: Opened): Promise<FindTakenBack> {
  const { slug } = opened.negotiation;
  const sessions = new Map(
    (await sessionsTakenBack(opened)).map(({ id, title }) => [
      id,
      { title, href: paths.session(slug, id) + momentQuery(opened.moment) },
    ]),
  );
  return (sessionId) => (sessionId === null ? null : (sessions.get(sessionId) ?? null));
}
