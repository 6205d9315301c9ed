-- Invitations: what was committed late is looked at, too, and nothing begins for who wants them no more.

DROP FUNCTION note_invitations_sent(uuid, uuid);

-- Of what there was when the job was made, nothing is left to be sent. It was made when nothing had been recorded for a
-- pause: what bears a time of that pause was not committed yet, and is still to be looked at.
CREATE FUNCTION note_invitations_sent(asked uuid, lease uuid, pause interval) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mail_setting s SET invited_up_to = j.made_at - pause
    FROM job j WHERE j.id = asked AND j.lease_id = lease AND j.ended_at IS NULL AND s.user_id = j.user_id;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION note_invitations_sent(uuid, uuid, interval) FROM PUBLIC;
COMMENT ON FUNCTION note_invitations_sent(uuid, uuid, interval) IS 'Door: whoever holds the job''s lease.';

-- Begins the job and notes what is sent with it, or neither: it is not this run's turn any more, or its reader has
-- switched invitations off since it was composed.
CREATE OR REPLACE FUNCTION begin_invitation(asked uuid, lease uuid, entry uuid, of_negotiation uuid, number integer, told text,
                                            named text, starts timestamptz, is_off boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM job WHERE id = asked AND user_id = current_user_id() AND kind = 'mail.invitation')
     OR NOT EXISTS (SELECT 1 FROM mail_setting WHERE user_id = current_user_id() AND wants_invitations)
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
