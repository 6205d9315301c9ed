-- Invitations by mail: who wants them, and what each calendar was told last.

-- AlterTable
ALTER TABLE "mail_setting" ADD COLUMN     "invited_up_to" TIMESTAMPTZ(3),
ADD COLUMN     "wants_invitations" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "calendar_invitation" (
    "user_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "is_called_off" BOOLEAN NOT NULL,
    "job_id" UUID NOT NULL,

    CONSTRAINT "calendar_invitation_pkey" PRIMARY KEY ("user_id","entry_id")
);

-- CreateIndex
CREATE INDEX "calendar_invitation_job_id_idx" ON "calendar_invitation"("job_id");

-- What becomes of rounds and sessions is looked up often, and most of what is recorded is something else.
CREATE INDEX audit_entry_planned_idx ON audit_entry (negotiation_id, at)
  WHERE event ~ '^(session|round|round_event|member|negotiation)\.';

ALTER TABLE calendar_invitation
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE calendar_invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY calendar_invitation_is_mine ON calendar_invitation FOR SELECT USING (user_id = current_user_id());
COMMENT ON TABLE mail_setting IS 'App may: UPDATE (time_zone, language, by_name, others, digest_hour, digest_due_at, wants_invitations).';

-- A look at the calendar of everybody for whom something of it has changed since the last one, once nothing has for a
-- while: what is being set right is told when it is right.
CREATE FUNCTION plan_invitations(pause interval) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO job (kind, user_id)
  SELECT 'mail.invitation', s.user_id FROM mail_setting s JOIN app_user u ON u.id = s.user_id AND u.disabled_at IS NULL
   WHERE s.wants_invitations
     AND (s.invited_up_to IS NULL OR EXISTS (
       SELECT 1 FROM membership m JOIN audit_entry e ON e.negotiation_id = m.negotiation_id
        WHERE m.user_id = s.user_id AND m.removed_at IS NULL
          AND e.event ~ '^(session|round|round_event|member|negotiation)\.' AND e.at > s.invited_up_to))
     AND NOT EXISTS (
       SELECT 1 FROM membership m JOIN audit_entry e ON e.negotiation_id = m.negotiation_id
        WHERE m.user_id = s.user_id AND m.removed_at IS NULL
          AND e.event ~ '^(session|round|round_event|member|negotiation)\.' AND e.at > clock_timestamp() - pause)
  ON CONFLICT (user_id, kind) WHERE ended_at IS NULL DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION plan_invitations(interval) FROM PUBLIC;
COMMENT ON FUNCTION plan_invitations(interval) IS 'Door: the app plans what is due.';

-- Begins the job and notes what is sent with it, or neither: it is not this run's turn any more.
CREATE FUNCTION begin_invitation(asked uuid, lease uuid, entry uuid, of_negotiation uuid, number integer, told text,
                                 named text, starts timestamptz, is_off boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM job WHERE id = asked AND user_id = current_user_id() AND kind = 'mail.invitation')
     OR NOT begin_job(asked, lease, interval '3 minutes') THEN
    RETURN false;
  END IF;
  INSERT INTO calendar_invitation AS c (user_id, entry_id, negotiation_id, sequence, mark, summary, starts_at, is_called_off, job_id)
  VALUES (current_user_id(), entry, of_negotiation, number, told, named, starts, is_off, asked)
  ON CONFLICT (user_id, entry_id) DO UPDATE
    SET sequence = excluded.sequence, mark = excluded.mark, summary = excluded.summary, starts_at = excluded.starts_at,
        is_called_off = excluded.is_called_off, job_id = excluded.job_id;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION begin_invitation(uuid, uuid, uuid, uuid, integer, text, text, timestamptz, boolean) FROM PUBLIC;
COMMENT ON FUNCTION begin_invitation(uuid, uuid, uuid, uuid, integer, text, text, timestamptz, boolean) IS 'Door: whoever holds the job''s lease.';

-- The server did not take it after all: it is sent again, under a higher number.
CREATE FUNCTION forget_invitation(asked uuid, lease uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE calendar_invitation c SET mark = '', is_called_off = false
    FROM job j WHERE j.id = asked AND j.lease_id = lease AND j.ended_at IS NULL AND c.job_id = j.id AND c.user_id = j.user_id;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION forget_invitation(uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION forget_invitation(uuid, uuid) IS 'Door: whoever holds the job''s lease.';

-- Of what there was when the job was made, nothing is left to be sent.
CREATE FUNCTION note_invitations_sent(asked uuid, lease uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mail_setting s SET invited_up_to = j.made_at
    FROM job j WHERE j.id = asked AND j.lease_id = lease AND j.ended_at IS NULL AND s.user_id = j.user_id;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION note_invitations_sent(uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION note_invitations_sent(uuid, uuid) IS 'Door: whoever holds the job''s lease.';

CREATE OR REPLACE FUNCTION unsubscribe(asked text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reader uuid;
BEGIN
  SELECT user_id INTO reader FROM unsubscribe_link WHERE token_hash = asked AND ended_at IS NULL;
  IF reader IS NULL THEN RETURN false; END IF;
  INSERT INTO mail_setting AS s (user_id, time_zone, language, by_name, others, digest_hour)
  VALUES (reader, 'UTC', 'en-GB', 'never', 'never', 8)
  ON CONFLICT (user_id) DO UPDATE SET by_name = 'never', others = 'never', digest_due_at = NULL, wants_invitations = false;
  RETURN true;
END $$;
