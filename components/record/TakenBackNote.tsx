/** Says of a record that the session it was recorded in has been taken back since, though it stands itself. */
import { Link } from "@/components/ui/Link";
import { cx } from "@/components/ui/cx";

export type TakenBackSession = { title: string; href: string };

/** The session of that id, if it was taken back; null for one that stands, and for a record of no session. */
export type FindTakenBack = (sessionId: string | null) => TakenBackSession | null;

type Props = { session: TakenBackSession | null | undefined; className?: string };

export function TakenBackNote({ session, className }: Props) {
  if (!session) return null;
  return (
    <p className={cx("t-meta border-l-2 border-st-contested pl-2 text-ink-2", className)}>
      Recorded in{" "}
      <Link href={session.href} className="link max-md:py-1.5">
        <bdi>{session.title}</bdi>
      </Link>
      , a session that was taken back since.
    </p>
  );
}
