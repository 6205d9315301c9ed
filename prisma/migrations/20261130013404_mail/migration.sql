-- Being told by mail: how somebody wants to be told, what is still to be told to whom, and a queue of what is to be done once.

-- CreateEnum
CREATE TYPE "MailWhen" AS ENUM ('at_once', 'daily', 'never');

-- AlterTable
ALTER TABLE "inbox_entry" ADD COLUMN     "job_id" UUID,
ADD COLUMN     "mail_by" "MailWhen";

-- CreateTable
CREATE TABLE "mail_setting" (
    "user_id" UUID NOT NULL DEFAULT current_user_id(),
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "by_name" "MailWhen" NOT NULL,
    "others" "MailWhen" NOT NULL,
    "digest_hour" SMALLINT NOT NULL,
    "digest_due_at" TIMESTAMPTZ(3),
    "digested_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_setting_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_id" UUID,
    "leased_until" TIMESTAMPTZ(3),
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "said" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unsubscribe_link" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "unsubscribe_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "mail_setting_digest_due_at_idx" ON "mail_setting"("digest_due_at");

-- CreateIndex
CREATE INDEX "job_due_at_idx" ON "job"("due_at");

-- CreateIndex
CREATE INDEX "unsubscribe_link_user_id_idx" ON "unsubscribe_link"("user_id");

-- CreateIndex
CREATE INDEX "inbox_entry_job_id_idx" ON "inbox_entry"("job_id");

CREATE INDEX inbox_entry_to_mail_idx ON inbox_entry (user_id, at) WHERE mail_by IS NOT NULL;
-- One mail of a kind at a time for each reader: what comes meanwhile goes with it, or with the next.
CREATE UNIQUE INDEX job_open_key ON job (user_id, kind) WHERE ended_at IS NULL;

ALTER TABLE mail_setting
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT mail_setting_hour_check CHECK (digest_hour BETWEEN 0 AND 23);
ALTER TABLE job
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT job_outcome_check CHECK (outcome IN ('done', 'nothing', 'failed', 'unknown') AND (outcome IS NULL) = (ended_at IS NULL));
ALTER TABLE unsubscribe_link ADD FOREIGN KEY (user_id) REFERENCES app_user (id);

ALTER TABLE mail_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY mail_setting_is_mine ON mail_setting FOR ALL
  USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id());
COMMENT ON TABLE mail_setting IS 'App may: UPDATE (time_zone, language, by_name, others, digest_hour, digest_due_at).';

-- No policy: the app's role sees nothing here, and goes through the doors below.
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE unsubscribe_link ENABLE ROW LEVEL SECURITY;

-- ── A mail leaves the house ─────────────────────────────────────────────────────────────────────────────────────────
-- Whoever carries it reads along, as with a calendar. So the sign-in by which either is composed is in no compartment:
-- what is marked cannot get into it, whatever the app asks for.

ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check CHECK (purpose IN ('browser', 'calendar', 'mail'));

CREATE OR REPLACE FUNCTION my_compartments() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
  SELECT cm.compartment_id
    FROM compartment_member cm
    JOIN compartment c ON c.id = cm.compartment_id
    JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = cm.user_id AND m.removed_at IS NULL
   WHERE cm.user_id = current_user_id()
     AND EXISTS (SELECT 1 FROM sign_in s
                  WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid AND s.purpose = 'browser')
$$;

-- ── What is still to be told by mail ────────────────────────────────────────────────────────────────────────────────
-- The inbox is the queue: an entry is put there in the transaction of what it tells, with how it is to be told.

CREATE FUNCTION mail_wanted(reader uuid, reason "InboxReason") RETURNS "MailWhen"
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT nullif(CASE WHEN reason IN ('replied', 'followed') THEN coalesce(s.others, 'never') ELSE coalesce(s.by_name, 'at_once') END, 'never')
    FROM (SELECT 1) one LEFT JOIN mail_setting s ON s.user_id = reader
$$;
REVOKE EXECUTE ON FUNCTION mail_wanted(uuid, "InboxReason") FROM PUBLIC;

CREATE FUNCTION route_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.mail_by := mail_wanted(NEW.user_id, NEW.reason);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION route_mail() FROM PUBLIC;
CREATE TRIGGER route_mail BEFORE INSERT ON inbox_entry FOR EACH ROW EXECUTE FUNCTION route_mail();

-- Who wants it otherwise wants so of what is not on its way yet, too.
CREATE FUNCTION reroute_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE inbox_entry i SET mail_by = mail_wanted(i.user_id, i.reason), job_id = NULL
   WHERE i.user_id = NEW.user_id AND i.mail_by IS NOT NULL;
  UPDATE inbox_entry i SET mail_by = mail_wanted(i.user_id, i.reason), job_id = NULL
    FROM job j WHERE j.user_id = NEW.user_id AND j.ended_at IS NULL AND j.begun_at IS NULL AND i.job_id = j.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION reroute_mail() FROM PUBLIC;
CREATE TRIGGER reroute_mail AFTER INSERT OR UPDATE OF by_name, others ON mail_setting FOR EACH ROW EXECUTE FUNCTION reroute_mail();

-- Plans a mail for each reader who has something to be told: at once, after a pause in which it may be undone or read, or
-- with their daily mail. Any number of processes may plan at the same time.
CREATE FUNCTION plan_mail(pause interval) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO job (kind, user_id)
  SELECT p.kind, p.user_id
    FROM (SELECT DISTINCT 'mail.at_once' AS kind, i.user_id FROM inbox_entry i
           WHERE i.mail_by = 'at_once' AND i.at <= clock_timestamp() - pause
          UNION ALL SELECT 'mail.daily', s.user_id FROM mail_setting s WHERE s.digest_due_at <= clock_timestamp()) p
    JOIN app_user u ON u.id = p.user_id AND u.disabled_at IS NULL
  ON CONFLICT (user_id, kind) WHERE ended_at IS NULL DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION plan_mail(interval) FROM PUBLIC;
COMMENT ON FUNCTION plan_mail(interval) IS 'Door: the app plans what is due.';

-- Takes up for a mail what its reader is to be told with it, so that no other mail tells it again, and gives back how much
-- of that is marked; null: it is not this run's turn. What the mail says is read behind the wall.
CREATE FUNCTION claim_mail(asked uuid, lease uuid, pause interval, next_digest timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  j job;
BEGIN
  SELECT * INTO j FROM job
   WHERE id = asked AND lease_id = lease AND ended_at IS NULL AND begun_at IS NULL AND leased_until > clock_timestamp()
     AND user_id = current_user_id() FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF j.kind = 'mail.at_once' THEN
    UPDATE inbox_entry SET mail_by = NULL, job_id = j.id
     WHERE user_id = j.user_id AND mail_by = 'at_once' AND at <= clock_timestamp() - pause;
  ELSE
    UPDATE mail_setting SET digested_at = clock_timestamp(), digest_due_at = next_digest
     WHERE user_id = j.user_id AND digest_due_at <= clock_timestamp();
    IF FOUND THEN
      UPDATE inbox_entry SET mail_by = NULL, job_id = j.id WHERE user_id = j.user_id AND mail_by = 'daily';
    END IF;
  END IF;
  RETURN (
    SELECT count(*) FROM inbox_entry i LEFT JOIN inbox_state s ON s.user_id = i.user_id AND s.subject_id = i.subject_id
     WHERE i.job_id = j.id AND i.compartment_id IS NOT NULL
       AND (s.read_at IS NULL OR i.at > s.read_at) AND (s.done_at IS NULL OR i.at > s.done_at)
       AND (s.snoozed_until IS NULL OR s.snoozed_until <= clock_timestamp()
            OR (i.reason NOT IN ('replied', 'followed') AND (s.snoozed_at IS NULL OR i.at > s.snoozed_at)))
       AND EXISTS (SELECT 1 FROM membership m JOIN compartment_member c ON c.user_id = m.user_id AND c.compartment_id = i.compartment_id
                    WHERE m.user_id = i.user_id AND m.negotiation_id = i.negotiation_id AND m.removed_at IS NULL));
END $$;
REVOKE EXECUTE ON FUNCTION claim_mail(uuid, uuid, interval, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION claim_mail(uuid, uuid, interval, timestamptz) IS 'Door: a mail takes up what it tells its reader.';

-- ── The queue ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Gives a run the job that is due first, for as long as it may take, with a sign-in of its reader. A job whose run has
-- vanished is given to another; one that had begun what cannot be taken back is ended as unknown, and given back as that.
CREATE FUNCTION take_job(kinds text[], lasting interval)
RETURNS TABLE (id uuid, kind text, lease_id uuid, attempts integer, made_at timestamptz, is_unknown boolean,
               user_id uuid, name text, email text, sign_in_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  j job;
  u app_user;
  opened uuid;
BEGIN
  SELECT d.* INTO j FROM job d JOIN app_user a ON a.id = d.user_id AND a.disabled_at IS NULL
   WHERE d.ended_at IS NULL AND d.kind = ANY (kinds) AND d.due_at <= clock_timestamp()
     AND (d.leased_until IS NULL OR d.leased_until <= clock_timestamp())
   ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;
  IF j.begun_at IS NOT NULL THEN
    UPDATE job d SET ended_at = clock_timestamp(), outcome = 'unknown' WHERE d.id = j.id;
    RETURN QUERY SELECT j.id, j.kind, j.lease_id, j.attempts, j.made_at, true, j.user_id, NULL::text, NULL::text, NULL::uuid;
    RETURN;
  END IF;
  UPDATE job d SET lease_id = gen_random_uuid(), leased_until = clock_timestamp() + lasting, attempts = d.attempts + 1
   WHERE d.id = j.id RETURNING d.* INTO j;
  SELECT a.* INTO u FROM app_user a WHERE a.id = j.user_id;
  UPDATE sign_in s SET expires_at = now() + interval '1 hour', last_seen_at = clock_timestamp()
   WHERE s.id = (SELECT o.id FROM sign_in o WHERE o.user_id = j.user_id AND o.purpose = 'mail' AND o.revoked_at IS NULL LIMIT 1)
  RETURNING s.id INTO opened;
  IF opened IS NULL THEN
    INSERT INTO sign_in (user_id, purpose, expires_at) VALUES (j.user_id, 'mail', now() + interval '1 hour') RETURNING sign_in.id INTO opened;
  END IF;
  RETURN QUERY SELECT j.id, j.kind, j.lease_id, j.attempts, j.made_at, false, j.user_id, u.name, u.email, opened;
END $$;
REVOKE EXECUTE ON FUNCTION take_job(text[], interval) FROM PUBLIC;
COMMENT ON FUNCTION take_job(text[], interval) IS 'Door: the app takes what is due.';

-- Notes that what cannot be taken back begins. False: it is not this run's turn any more, and it must not.
CREATE FUNCTION begin_job(asked uuid, lease uuid, lasting interval) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE job SET begun_at = clock_timestamp(), leased_until = clock_timestamp() + lasting
   WHERE id = asked AND lease_id = lease AND ended_at IS NULL AND begun_at IS NULL AND leased_until > clock_timestamp();
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION begin_job(uuid, uuid, interval) FROM PUBLIC;
COMMENT ON FUNCTION begin_job(uuid, uuid, interval) IS 'Door: whoever holds the job''s lease.';

-- What was thought unknown may turn out to be known after all.
CREATE FUNCTION end_job(asked uuid, lease uuid, how text, why text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE job SET ended_at = clock_timestamp(), outcome = how, said = why
   WHERE id = asked AND lease_id = lease AND (ended_at IS NULL OR outcome = 'unknown');
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION end_job(uuid, uuid, text, text) FROM PUBLIC;
COMMENT ON FUNCTION end_job(uuid, uuid, text, text) IS 'Door: whoever holds the job''s lease.';

-- Nothing has come of it: it is tried again after a while.
CREATE FUNCTION retry_job(asked uuid, lease uuid, pause interval, why text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE job SET due_at = clock_timestamp() + pause, lease_id = NULL, leased_until = NULL, begun_at = NULL, said = why
   WHERE id = asked AND lease_id = lease AND ended_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION retry_job(uuid, uuid, interval, text) FROM PUBLIC;
COMMENT ON FUNCTION retry_job(uuid, uuid, interval, text) IS 'Door: whoever holds the job''s lease.';

-- ── Ending such mails without signing in ────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION make_unsubscribe_link(token_hash text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO unsubscribe_link (token_hash, user_id) VALUES (token_hash, current_user_id())
$$;
REVOKE EXECUTE ON FUNCTION make_unsubscribe_link(text) FROM PUBLIC;
COMMENT ON FUNCTION make_unsubscribe_link(text) IS 'Door: the reader of a mail.';

CREATE FUNCTION is_unsubscribe_link(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM unsubscribe_link WHERE token_hash = asked AND ended_at IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION is_unsubscribe_link(text) FROM PUBLIC;
COMMENT ON FUNCTION is_unsubscribe_link(text) IS 'Door: who holds the address of a mail''s end.';

-- Whoever holds the address ends the mails of whoever it was sent to. It goes on holding: an old mail ends them again.
CREATE FUNCTION unsubscribe(asked text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reader uuid;
BEGIN
  SELECT user_id INTO reader FROM unsubscribe_link WHERE token_hash = asked AND ended_at IS NULL;
  IF reader IS NULL THEN RETURN false; END IF;
  INSERT INTO mail_setting AS s (user_id, time_zone, language, by_name, others, digest_hour)
  VALUES (reader, 'UTC', 'en-GB', 'never', 'never', 8)
  ON CONFLICT (user_id) DO UPDATE SET by_name = 'never', others = 'never', digest_due_at = NULL;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION unsubscribe(text) FROM PUBLIC;
COMMENT ON FUNCTION unsubscribe(text) IS 'Door: who holds the address of a mail''s end.';

-- The addresses in all mails so far end nothing any more: some may have been passed on.
CREATE FUNCTION end_unsubscribe_links() RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (
    UPDATE unsubscribe_link SET ended_at = clock_timestamp() WHERE user_id = current_user_id() AND ended_at IS NULL RETURNING 1)
  SELECT count(*)::integer FROM ended
$$;
REVOKE EXECUTE ON FUNCTION end_unsubscribe_links() FROM PUBLIC;
COMMENT ON FUNCTION end_unsubscribe_links() IS 'Door: whoever is signed in.';
