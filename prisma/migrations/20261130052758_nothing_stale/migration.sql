-- Nothing stands for longer than it should: who does not wish to be shown is gone at once, of what was taken back nobody is
-- told that it waits, and jobs that ended long ago go, with the addresses that have lapsed.

-- CreateIndex
CREATE INDEX "job_ended_at_idx" ON "job"("ended_at");

-- CreateIndex
CREATE INDEX "unsubscribe_link_made_at_idx" ON "unsubscribe_link"("made_at");

-- A page says where it is while its reader chooses not to be shown, or is shut out: whichever comes second sees what the
-- first did, so that nobody is told of who has gone already.
CREATE FUNCTION presence_turn(who uuid) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT hashtextextended('presence ' || who, 0)
$$;
REVOKE EXECUTE ON FUNCTION presence_turn(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION be_present(
  carried uuid, tab uuid, said integer, negotiation uuid, here text, here_about uuid[],
  writes text, writes_about uuid[], writes_for uuid
) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid;
BEGIN
  PERFORM set_config('app.sign_in', carried::text, true);
  me := current_user_id();
  IF me IS NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(presence_turn(me));
  IF current_user_id() IS NULL OR negotiation NOT IN (SELECT my_negotiations()) OR EXISTS (SELECT 1 FROM presence_off WHERE user_id = me) THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM presence WHERE user_id = me AND tab_id = tab) THEN
    -- Whoever comes clears away what holds no longer, a few at a time, and waits for nobody who does the same.
    DELETE FROM presence WHERE (user_id, tab_id, is_writing) IN (
      SELECT p.user_id, p.tab_id, p.is_writing FROM presence p
       WHERE p.seen_at < clock_timestamp() - interval '2 minutes' LIMIT 100 FOR UPDATE SKIP LOCKED);
    IF (SELECT count(*) FROM presence WHERE user_id = me) >= 60 THEN
      RETURN false;
    END IF;
  END IF;
  INSERT INTO presence AS p (user_id, tab_id, is_writing, sign_in_id, negotiation_id, compartment_id, page, doing, subject_ids, turn)
  VALUES (me, tab, false, carried, negotiation, NULL, here, NULL, here_about, said),
         (me, tab, true, carried, negotiation, writes_for, CASE WHEN writes IS NOT NULL THEN here END, writes, writes_about, said)
  ON CONFLICT (user_id, tab_id, is_writing) DO UPDATE
     SET sign_in_id = excluded.sign_in_id, negotiation_id = excluded.negotiation_id, compartment_id = excluded.compartment_id,
         page = excluded.page, doing = excluded.doing, subject_ids = excluded.subject_ids, turn = excluded.turn,
         seen_at = clock_timestamp()
   WHERE p.turn < excluded.turn;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION choose_presence(shown boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'Sign in first.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(presence_turn(me));
  IF shown THEN
    DELETE FROM presence_off WHERE user_id = me;
  ELSE
    INSERT INTO presence_off (user_id) VALUES (me) ON CONFLICT DO NOTHING;
    DELETE FROM presence WHERE user_id = me;
  END IF;
  PERFORM pg_notify('parley_access', concat_ws(' ', me, 'presence_off'));
END $$;

CREATE OR REPLACE FUNCTION end_presence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(presence_turn((to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'app_user' THEN 'id' ELSE 'user_id' END)::uuid));
  CASE TG_TABLE_NAME
    WHEN 'membership' THEN
      DELETE FROM presence WHERE user_id = NEW.user_id AND negotiation_id = NEW.negotiation_id;
    WHEN 'app_user' THEN
      DELETE FROM presence WHERE user_id = NEW.id;
    ELSE
      DELETE FROM presence WHERE user_id = NEW.user_id AND sign_in_id = NEW.id;
  END CASE;
  RETURN NULL;
END $$;

-- Whether something that came after the record in its line takes it back.
CREATE FUNCTION is_taken_back(asked uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE later AS (
    SELECT r.id, r.is_retraction FROM record r WHERE r.supersedes_id = asked
    UNION ALL SELECT r.id, r.is_retraction FROM record r JOIN later l ON r.supersedes_id = l.id)
  SELECT EXISTS (SELECT 1 FROM later WHERE is_retraction)
$$;
REVOKE EXECUTE ON FUNCTION is_taken_back(uuid) FROM PUBLIC;

-- As before, but nothing that is marked is said to wait once it is taken back.
CREATE OR REPLACE FUNCTION claim_mail(asked uuid, lease uuid, pause interval, digest_day date, next_digest timestamptz) RETURNS boolean
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
       AND NOT is_taken_back(i.record_id)
       AND EXISTS (SELECT 1 FROM membership m JOIN compartment_member c ON c.user_id = m.user_id AND c.compartment_id = i.compartment_id
                    WHERE m.user_id = i.user_id AND m.negotiation_id = i.negotiation_id AND m.removed_at IS NULL));
END $$;

-- For as long as somebody may ask what became of a mail: a job ninety days after its end, an address that ends mails the
-- year that it holds. A few at a time, and no process waits for another that does the same.
CREATE FUNCTION forget_old_jobs() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM job WHERE id IN (
    SELECT j.id FROM job j WHERE j.ended_at < clock_timestamp() - interval '90 days' LIMIT 500 FOR UPDATE SKIP LOCKED);
  DELETE FROM unsubscribe_link WHERE token_hash IN (
    SELECT l.token_hash FROM unsubscribe_link l WHERE l.made_at < clock_timestamp() - interval '1 year'
     LIMIT 500 FOR UPDATE SKIP LOCKED)
$$;
REVOKE EXECUTE ON FUNCTION forget_old_jobs() FROM PUBLIC;
COMMENT ON FUNCTION forget_old_jobs() IS 'Door: the app forgets what is long done.';
