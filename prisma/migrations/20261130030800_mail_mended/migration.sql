-- Being told by mail: for which day the last daily mail was, one address that ends such mails for each mail, and nothing
-- that is days old.

-- AlterTable
ALTER TABLE "mail_setting" ADD COLUMN     "digested_for" DATE;
UPDATE mail_setting SET digested_for = (digested_at AT TIME ZONE time_zone)::date;
ALTER TABLE "mail_setting" DROP COLUMN "digested_at";

-- AlterTable
ALTER TABLE "unsubscribe_link" ADD COLUMN     "job_id" UUID;

-- CreateIndex
CREATE INDEX "unsubscribe_link_job_id_idx" ON "unsubscribe_link"("job_id");

-- After three days nobody waits for a mail of it any more (as with a job): who has a mail server at last does not send
-- all that was ever told. It stays in the inbox.
CREATE OR REPLACE FUNCTION plan_mail(pause interval) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE inbox_entry SET mail_by = NULL WHERE mail_by IS NOT NULL AND at < clock_timestamp() - interval '3 days';
  INSERT INTO job (kind, user_id)
  SELECT p.kind, p.user_id
    FROM (SELECT DISTINCT 'mail.at_once' AS kind, i.user_id FROM inbox_entry i
           WHERE i.mail_by = 'at_once' AND i.at <= clock_timestamp() - pause
          UNION ALL SELECT 'mail.daily', s.user_id FROM mail_setting s WHERE s.digest_due_at <= clock_timestamp()) p
    JOIN app_user u ON u.id = p.user_id AND u.disabled_at IS NULL
  ON CONFLICT (user_id, kind) WHERE ended_at IS NULL DO NOTHING
$$;

DROP FUNCTION claim_mail(uuid, uuid, interval, timestamptz);

-- Takes up for a mail what its reader is to be told with it, so that no other mail tells it again, and gives back whether
-- any of that is marked; null: it is not this run's turn. What the mail says is read behind the wall.
CREATE FUNCTION claim_mail(asked uuid, lease uuid, pause interval, digest_day date, next_digest timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  j job;
BEGIN
  SELECT * INTO j FROM job
   WHERE id = asked AND lease_id = lease AND ended_at IS NULL AND begun_at IS NULL AND leased_until > clock_timestamp()
     AND user_id = current_user_id() FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE inbox_entry SET mail_by = NULL
   WHERE user_id = j.user_id AND mail_by IS NOT NULL AND at < clock_timestamp() - interval '3 days';
  IF j.kind = 'mail.at_once' THEN
    UPDATE inbox_entry SET mail_by = NULL, job_id = j.id
     WHERE user_id = j.user_id AND mail_by = 'at_once' AND at <= clock_timestamp() - pause;
  ELSE
    UPDATE mail_setting SET digested_for = digest_day, digest_due_at = next_digest
     WHERE user_id = j.user_id AND digest_due_at <= clock_timestamp();
    IF FOUND THEN
      UPDATE inbox_entry SET mail_by = NULL, job_id = j.id WHERE user_id = j.user_id AND mail_by = 'daily';
    END IF;
  END IF;
  RETURN EXISTS (
    SELECT 1 FROM inbox_entry i LEFT JOIN inbox_state s ON s.user_id = i.user_id AND s.subject_id = i.subject_id
     WHERE i.job_id = j.id AND i.compartment_id IS NOT NULL
       AND (s.read_at IS NULL OR i.at > s.read_at) AND (s.done_at IS NULL OR i.at > s.done_at)
       AND (s.snoozed_until IS NULL OR s.snoozed_until <= clock_timestamp()
            OR (i.reason NOT IN ('replied', 'followed') AND (s.snoozed_at IS NULL OR i.at > s.snoozed_at)))
       AND EXISTS (SELECT 1 FROM membership m JOIN compartment_member c ON c.user_id = m.user_id AND c.compartment_id = i.compartment_id
                    WHERE m.user_id = i.user_id AND m.negotiation_id = i.negotiation_id AND m.removed_at IS NULL));
END $$;
REVOKE EXECUTE ON FUNCTION claim_mail(uuid, uuid, interval, date, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION claim_mail(uuid, uuid, interval, date, timestamptz) IS 'Door: a mail takes up what it tells its reader.';

DROP FUNCTION make_unsubscribe_link(text);

-- One for each job: that of an attempt whose mail was not taken stands in no mail. Those that have lapsed go.
CREATE FUNCTION make_unsubscribe_link(token_hash text, of_job uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM unsubscribe_link l
   WHERE l.user_id = current_user_id() AND (l.job_id = of_job OR l.made_at < clock_timestamp() - interval '1 year');
  INSERT INTO unsubscribe_link (token_hash, user_id, job_id) VALUES (token_hash, current_user_id(), of_job)
$$;
REVOKE EXECUTE ON FUNCTION make_unsubscribe_link(text, uuid) FROM PUBLIC;
COMMENT ON FUNCTION make_unsubscribe_link(text, uuid) IS 'Door: the reader of a mail.';

CREATE OR REPLACE FUNCTION is_unsubscribe_link(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM unsubscribe_link
                  WHERE token_hash = asked AND ended_at IS NULL AND made_at > clock_timestamp() - interval '1 year')
$$;

CREATE OR REPLACE FUNCTION unsubscribe(asked text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reader uuid;
BEGIN
  SELECT user_id INTO reader FROM unsubscribe_link
   WHERE token_hash = asked AND ended_at IS NULL AND made_at > clock_timestamp() - interval '1 year';
  IF reader IS NULL THEN RETURN false; END IF;
  INSERT INTO mail_setting AS s (user_id, time_zone, language, by_name, others, digest_hour)
  VALUES (reader, 'UTC', 'en-GB', 'never', 'never', 8)
  ON CONFLICT (user_id) DO UPDATE SET by_name = 'never', others = 'never', digest_due_at = NULL, wants_invitations = false;
  RETURN true;
END $$;

-- The server did not take it after all: it is sent again, under a higher number, or as the first that it still is.
CREATE OR REPLACE FUNCTION forget_invitation(asked uuid, lease uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  j job;
BEGIN
  SELECT * INTO j FROM job WHERE id = asked AND lease_id = lease AND ended_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM calendar_invitation c WHERE c.job_id = j.id AND c.user_id = j.user_id AND c.sequence = 0;
  IF FOUND THEN RETURN true; END IF;
  UPDATE calendar_invitation c SET mark = '', is_called_off = false WHERE c.job_id = j.id AND c.user_id = j.user_id;
  RETURN FOUND;
END $$;

-- A mail or a calendar that was fetched is nobody seen, and no sign-in of a browser that could be ended.
CREATE OR REPLACE FUNCTION list_accounts()
RETURNS TABLE (id uuid, email text, name text, created_at timestamptz, disabled_at timestamptz, is_admin boolean, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.created_at, u.disabled_at, u.is_admin,
         (SELECT max(s.last_seen_at) FROM sign_in s WHERE s.user_id = u.id AND s.purpose = 'browser')
    FROM app_user u WHERE is_administrator() ORDER BY u.name, u.email
$$;

CREATE OR REPLACE FUNCTION end_my_other_sign_ins() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  this uuid := nullif(current_setting('app.sign_in', true), '')::uuid;
  ended integer;
BEGIN
  UPDATE sign_in SET revoked_at = clock_timestamp()
   WHERE user_id = me AND id <> this AND purpose = 'browser' AND revoked_at IS NULL
     AND expires_at > now() AND last_seen_at + make_interval(secs => idle_seconds) > now();
  GET DIAGNOSTICS ended = ROW_COUNT;
  UPDATE sign_in SET device_hash = NULL
   WHERE user_id = me AND device_hash IS DISTINCT FROM (SELECT device_hash FROM sign_in WHERE id = this);
  RETURN ended;
END $$;
