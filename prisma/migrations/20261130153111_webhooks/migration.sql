-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('on', 'paused', 'ended');

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL DEFAULT current_user_id(),
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "nouns" TEXT[],
    "verbs" TEXT[],
    "only_in" UUID[],
    "state" "WebhookState" NOT NULL DEFAULT 'on',
    "because" TEXT,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "version" INTEGER NOT NULL DEFAULT 1,
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "sign_in_id" UUID,
    "lease_id" UUID,
    "leased_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rest_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_place" (
    "webhook_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "webhook_place_pkey" PRIMARY KEY ("webhook_id","negotiation_id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "webhook_id" UUID NOT NULL,
    "entry_id" UUID,
    "event" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" BIGSERIAL NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "status" INTEGER,
    "failure" TEXT,
    "detail" TEXT,
    "lasted" INTEGER NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_user_id_idx" ON "webhook"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_seq_key" ON "webhook_delivery"("seq");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_seq_idx" ON "webhook_delivery"("webhook_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_delivery_ended_at_idx" ON "webhook_delivery"("ended_at");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_idx" ON "webhook_attempt"("delivery_id");

-- AddForeignKey
ALTER TABLE "webhook_place" ADD CONSTRAINT "webhook_place_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE webhook
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (sign_in_id) REFERENCES sign_in (id),
  ADD CONSTRAINT webhook_lists_check CHECK (
    nouns IS NOT NULL AND verbs IS NOT NULL AND only_in IS NOT NULL AND array_position(nouns, NULL) IS NULL
    AND array_position(verbs, NULL) IS NULL AND array_position(only_in, NULL) IS NULL),
  ADD CONSTRAINT webhook_because_check CHECK (
    (state = 'on') = (because IS NULL) AND because IN ('owner', 'signed_out', 'failing', 'gone'));
ALTER TABLE webhook_place ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE webhook_delivery
  ADD FOREIGN KEY (entry_id) REFERENCES audit_entry (id),
  ADD CONSTRAINT webhook_delivery_ping_check CHECK ((entry_id IS NULL) = (event = 'ping')),
  ADD CONSTRAINT webhook_delivery_outcome_check CHECK (
    outcome IN ('delivered', 'failed', 'withheld', 'skipped') AND (outcome IS NULL) = (ended_at IS NULL));
ALTER TABLE webhook_attempt
  ADD CONSTRAINT webhook_attempt_answer_check CHECK ((status IS NULL) = (failure IS NOT NULL));
CREATE INDEX webhook_delivery_open_idx ON webhook_delivery (webhook_id, due_at) WHERE ended_at IS NULL;

ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY webhook_is_mine ON webhook FOR SELECT USING (user_id = current_user_id());
-- Its sign-in is the database's to give: see open_webhook.
CREATE POLICY webhook_is_made_by_me ON webhook FOR INSERT WITH CHECK (user_id = current_user_id() AND sign_in_id IS NULL);
CREATE POLICY webhook_is_changed_by_me ON webhook FOR UPDATE
  USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id());
COMMENT ON TABLE webhook IS 'App may: UPDATE (name, url, nouns, verbs, only_in, state, because, state_at, version, secret, former_secret, former_until).';
-- No policy: only the doors below go by it.
ALTER TABLE webhook_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY webhook_delivery_is_mine ON webhook_delivery FOR SELECT USING (webhook_id IN (SELECT w.id FROM webhook w));
ALTER TABLE webhook_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY webhook_attempt_is_mine ON webhook_attempt FOR SELECT
  USING (delivery_id IN (SELECT d.id FROM webhook_delivery d));

-- ── As whom a webhook reads ─────────────────────────────────────────────────────────────────────────────────────────
-- A sign-in of its own purpose, that nothing carries but the sending of its deliveries. It is in no compartment, as what
-- it tells leaves the house, and ends as a token does: with its owner's account, their next password, a restored backup.

ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check
  CHECK (purpose IN ('browser', 'calendar', 'mail', 'table', 'token', 'webhook'));

-- Lets it send, from here on or from where it stopped. Twenty that send are more than anybody keeps up. False: there is no
-- such webhook of theirs, or there are twenty.
CREATE FUNCTION open_webhook(asked uuid, from_here boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  w webhook;
  opened uuid;
BEGIN
  IF me IS NULL OR (this_sign_in()).purpose <> 'browser' THEN
    RAISE EXCEPTION 'Sign in to have a webhook.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(me::text, 3));
  SELECT * INTO w FROM webhook WHERE id = asked AND user_id = me FOR UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM webhook WHERE user_id = me AND state <> 'ended' AND id <> asked) >= 20 THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET revoked_at = clock_timestamp() WHERE id = w.sign_in_id AND revoked_at IS NULL;
  INSERT INTO sign_in (user_id, purpose, expires_at, idle_seconds, only_in)
  VALUES (me, 'webhook', now() + interval '10 years', 2147483647, w.only_in) RETURNING id INTO opened;
  UPDATE webhook SET state = 'on', because = NULL, state_at = clock_timestamp(), sign_in_id = opened, failures = 0, rest_until = NULL
   WHERE id = asked;
  IF from_here THEN
    DELETE FROM webhook_place WHERE webhook_id = asked;
    INSERT INTO webhook_place (webhook_id, negotiation_id, seq)
    SELECT asked, m.negotiation_id, coalesce(h.seq, 0) FROM membership m LEFT JOIN audit_head h USING (negotiation_id)
     WHERE m.user_id = me AND m.removed_at IS NULL AND (cardinality(w.only_in) = 0 OR m.negotiation_id = ANY (w.only_in));
    UPDATE webhook_delivery SET ended_at = clock_timestamp(), outcome = 'skipped' WHERE webhook_id = asked AND ended_at IS NULL;
  ELSE
    UPDATE webhook_delivery SET asked_at = clock_timestamp(), due_at = clock_timestamp(), attempts = 0
     WHERE webhook_id = asked AND ended_at IS NULL;
  END IF;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION open_webhook(uuid, boolean) FROM PUBLIC;
COMMENT ON FUNCTION open_webhook(uuid, boolean) IS 'Door: whoever is signed in.';

-- The negotiations that it is for bind its sign-in, too.
CREATE FUNCTION narrow_webhook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sign_in SET only_in = NEW.only_in WHERE id = NEW.sign_in_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION narrow_webhook() FROM PUBLIC;
CREATE TRIGGER narrow_webhook AFTER UPDATE OF only_in ON webhook FOR EACH ROW EXECUTE FUNCTION narrow_webhook();

-- Who signs out everywhere fears that somebody else was in: what they may have set up stops, until its owner lets it go on.
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
   WHERE user_id = me AND purpose = 'browser' AND device_hash IS DISTINCT FROM (SELECT device_hash FROM sign_in WHERE id = this);
  UPDATE webhook SET state = 'paused', because = 'signed_out', state_at = clock_timestamp() WHERE user_id = me AND state = 'on';
  RETURN ended;
END $$;

-- ── What is planned, and sent ───────────────────────────────────────────────────────────────────────────────────────
-- A queue of its own beside the one of jobs: there somebody has one job of a kind at a time and a run does one after
-- another, so that a receiver who hangs would hold up everybody's mail.

-- The webhooks that send: on, and of somebody who may still sign in, by a sign-in that holds.
CREATE FUNCTION sending_webhooks() RETURNS SETOF webhook
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.* FROM webhook w
    JOIN app_user u ON u.id = w.user_id AND u.disabled_at IS NULL
    JOIN sign_in s ON s.id = w.sign_in_id AND s.revoked_at IS NULL AND s.expires_at > now()
   WHERE w.state = 'on'
$$;
REVOKE EXECUTE ON FUNCTION sending_webhooks() FROM PUBLIC;

-- The same for the same entry whenever it is planned, as after a restored backup: a UUID of version 8 (RFC 9562).
CREATE FUNCTION webhook_delivery_id(webhook uuid, entry uuid) RETURNS uuid
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT overlay(overlay(md5(webhook::text || entry::text) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid
$$;
REVOKE EXECUTE ON FUNCTION webhook_delivery_id(uuid, uuid) FROM PUBLIC;

-- Plans a delivery for each entry since that a webhook tells of, as long as fewer than a thousand wait; the chain keeps the
-- rest. Gives back how many entries were looked at. A webhook hears of a negotiation from when its owner is in it.
CREATE FUNCTION plan_webhooks() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  w webhook;
  p record;
  room integer;
  last bigint;
  seen integer;
  looked integer := 0;
BEGIN
  FOR w IN SELECT h.* FROM webhook h WHERE h.id IN (SELECT id FROM sending_webhooks()) ORDER BY h.id FOR UPDATE LOOP
    DELETE FROM webhook_place g
     WHERE g.webhook_id = w.id AND NOT EXISTS (
       SELECT 1 FROM membership m WHERE m.user_id = w.user_id AND m.negotiation_id = g.negotiation_id AND m.removed_at IS NULL
          AND (cardinality(w.only_in) = 0 OR m.negotiation_id = ANY (w.only_in)));
    INSERT INTO webhook_place (webhook_id, negotiation_id, seq)
    SELECT w.id, m.negotiation_id, coalesce(h.seq, 0) FROM membership m LEFT JOIN audit_head h USING (negotiation_id)
     WHERE m.user_id = w.user_id AND m.removed_at IS NULL AND (cardinality(w.only_in) = 0 OR m.negotiation_id = ANY (w.only_in))
    ON CONFLICT DO NOTHING;
    FOR p IN SELECT g.negotiation_id, g.seq FROM webhook_place g JOIN audit_head h USING (negotiation_id)
              WHERE g.webhook_id = w.id AND h.seq > g.seq ORDER BY g.negotiation_id LOOP
      room := 1000 - (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.ended_at IS NULL);
      EXIT WHEN room <= 0;
      SELECT max(e.seq), count(*) INTO last, seen FROM (
        SELECT seq FROM audit_entry WHERE negotiation_id = p.negotiation_id AND seq > p.seq ORDER BY seq LIMIT room) e;
      INSERT INTO webhook_delivery (id, webhook_id, entry_id, event)
      SELECT webhook_delivery_id(w.id, e.id), w.id, e.id, e.event FROM audit_entry e
       WHERE e.negotiation_id = p.negotiation_id AND e.seq > p.seq AND e.seq <= last AND e.compartment_id IS NULL
         AND (cardinality(w.nouns) = 0 OR split_part(e.event, '.', 1) = ANY (w.nouns))
         AND (cardinality(w.verbs) = 0 OR split_part(e.event, '.', 2) = ANY (w.verbs))
       ORDER BY e.seq
      ON CONFLICT DO NOTHING;
      UPDATE webhook_place SET seq = last WHERE webhook_id = w.id AND negotiation_id = p.negotiation_id;
      looked := looked + seen;
    END LOOP;
  END LOOP;
  RETURN looked;
END $$;
REVOKE EXECUTE ON FUNCTION plan_webhooks() FROM PUBLIC;
COMMENT ON FUNCTION plan_webhooks() IS 'Door: the app plans what is due.';

-- Gives a run the next delivery of the webhook that has waited longest, and the webhook to itself for as long as it may
-- take. A test goes out of a paused webhook, too.
CREATE FUNCTION take_delivery(lasting interval)
RETURNS TABLE (webhook_id uuid, lease_id uuid, name text, url text, secret text, former_secret text, sign_in_id uuid,
               delivery_id uuid, entry_id uuid, event text, asked_at timestamptz, attempts integer, owner_name text, email text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  w webhook;
  d webhook_delivery;
  is_sending boolean;
BEGIN
  SELECT h.* INTO w FROM webhook h JOIN app_user u ON u.id = h.user_id AND u.disabled_at IS NULL
   WHERE h.state <> 'ended' AND (h.leased_until IS NULL OR h.leased_until <= clock_timestamp())
     AND EXISTS (
       SELECT 1 FROM webhook_delivery o WHERE o.webhook_id = h.id AND o.ended_at IS NULL AND o.due_at <= clock_timestamp()
          AND (o.event = 'ping' OR ((h.rest_until IS NULL OR h.rest_until <= clock_timestamp())
                                    AND h.id IN (SELECT id FROM sending_webhooks()))))
   ORDER BY h.leased_until NULLS FIRST LIMIT 1 FOR UPDATE OF h SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;
  is_sending := (w.rest_until IS NULL OR w.rest_until <= clock_timestamp()) AND w.id IN (SELECT id FROM sending_webhooks());
  SELECT o.* INTO d FROM webhook_delivery o
   WHERE o.webhook_id = w.id AND o.ended_at IS NULL AND o.due_at <= clock_timestamp() AND (is_sending OR o.event = 'ping')
   ORDER BY o.event <> 'ping', o.seq LIMIT 1 FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE webhook h SET lease_id = gen_random_uuid(), leased_until = clock_timestamp() + lasting WHERE h.id = w.id RETURNING h.* INTO w;
  UPDATE webhook_delivery o SET attempts = o.attempts + 1 WHERE o.id = d.id RETURNING o.* INTO d;
  RETURN QUERY SELECT w.id, w.lease_id, w.name, w.url, w.secret,
                      CASE WHEN w.former_until > clock_timestamp() THEN w.former_secret END, w.sign_in_id,
                      d.id, d.entry_id, d.event, d.asked_at, d.attempts, u.name, u.email FROM app_user u WHERE u.id = w.user_id;
END $$;
REVOKE EXECUTE ON FUNCTION take_delivery(interval) FROM PUBLIC;
COMMENT ON FUNCTION take_delivery(interval) IS 'Door: the app takes what is due.';

-- Notes what came of an attempt, and lets the webhook go on. With a pause the delivery is tried again after it; without
-- one it has ended so. After three days of failures the webhook pauses, where its receiver is gone it ends: why, or null.
CREATE FUNCTION end_delivery(asked uuid, lease uuid, delivery uuid, how text, pause interval,
                             answered integer, failed text, said text, took integer) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  w webhook;
  d webhook_delivery;
  stopped text;
BEGIN
  SELECT * INTO w FROM webhook WHERE id = asked AND lease_id = lease FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO d FROM webhook_delivery WHERE id = delivery AND webhook_id = asked AND ended_at IS NULL FOR UPDATE;
  IF FOUND THEN
    IF answered IS NOT NULL OR failed IS NOT NULL THEN
      INSERT INTO webhook_attempt (delivery_id, status, failure, detail, lasted) VALUES (delivery, answered, failed, said, took);
    END IF;
    IF pause IS NOT NULL THEN
      UPDATE webhook_delivery SET due_at = clock_timestamp() + pause WHERE id = delivery;
    ELSE
      UPDATE webhook_delivery SET ended_at = clock_timestamp(), outcome = how WHERE id = delivery;
    END IF;
    IF answered = 410 THEN stopped := 'gone';
    ELSIF how = 'failed' AND pause IS NULL AND d.event <> 'ping' AND w.state = 'on' THEN stopped := 'failing';
    END IF;
    IF d.event <> 'ping' AND how <> 'withheld' THEN
      w.failures := CASE WHEN how = 'delivered' THEN 0 ELSE w.failures + 1 END;
      -- Once it fails again and again it is tried every five minutes: others wait for the same hands.
      w.rest_until := CASE WHEN w.failures > 0 THEN clock_timestamp() + make_interval(secs => least(300, 2 ^ least(w.failures, 9))) END;
    END IF;
  END IF;
  UPDATE webhook SET lease_id = NULL, leased_until = clock_timestamp(), failures = w.failures, rest_until = w.rest_until,
                     state = CASE stopped WHEN 'gone' THEN 'ended' WHEN 'failing' THEN 'paused' ELSE state END::"WebhookState",
                     because = coalesce(stopped, because),
                     state_at = CASE WHEN stopped IS NULL THEN state_at ELSE clock_timestamp() END
   WHERE id = asked;
  RETURN stopped;
END $$;
REVOKE EXECUTE ON FUNCTION end_delivery(uuid, uuid, uuid, text, interval, integer, text, text, integer) FROM PUBLIC;
COMMENT ON FUNCTION end_delivery(uuid, uuid, uuid, text, interval, integer, text, text, integer) IS 'Door: whoever holds the webhook''s lease.';

-- Plans a test, one at a time, and gives it back. Null: there is no such webhook of theirs, or it has ended.
CREATE FUNCTION ping_webhook(asked uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ping uuid;
BEGIN
  PERFORM 1 FROM webhook WHERE id = asked AND user_id = current_user_id() AND state <> 'ended' FOR UPDATE;
  IF NOT FOUND OR (this_sign_in()).purpose <> 'browser' THEN RETURN NULL; END IF;
  SELECT id INTO ping FROM webhook_delivery WHERE webhook_id = asked AND event = 'ping' AND ended_at IS NULL;
  IF NOT FOUND THEN
    INSERT INTO webhook_delivery (webhook_id, event) VALUES (asked, 'ping') RETURNING id INTO ping;
  END IF;
  RETURN ping;
END $$;
REVOKE EXECUTE ON FUNCTION ping_webhook(uuid) FROM PUBLIC;
COMMENT ON FUNCTION ping_webhook(uuid) IS 'Door: whoever is signed in.';

-- Sends one again, or one that waits at once. False: there is no such delivery of theirs, or its webhook does not send.
CREATE FUNCTION resend_delivery(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  w uuid := (SELECT d.webhook_id FROM webhook_delivery d JOIN webhook h ON h.id = d.webhook_id
              WHERE d.id = asked AND h.user_id = current_user_id());
BEGIN
  UPDATE webhook SET rest_until = NULL WHERE id = w AND state = 'on' AND (this_sign_in()).purpose = 'browser';
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE webhook_delivery SET asked_at = clock_timestamp(), due_at = clock_timestamp(), attempts = 0, ended_at = NULL, outcome = NULL
   WHERE id = asked;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION resend_delivery(uuid) FROM PUBLIC;
COMMENT ON FUNCTION resend_delivery(uuid) IS 'Door: whoever is signed in.';

-- Lets go of what ended a month ago, and of all but the last thousand deliveries of each webhook.
CREATE FUNCTION forget_webhooks() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM webhook WHERE state = 'ended' AND state_at < clock_timestamp() - interval '30 days';
  DELETE FROM webhook_delivery WHERE id IN (
    SELECT d.id FROM (SELECT id, ended_at, row_number() OVER (PARTITION BY webhook_id ORDER BY seq DESC) AS place
                        FROM webhook_delivery WHERE ended_at IS NOT NULL) d
     WHERE d.place > 1000 OR d.ended_at < clock_timestamp() - interval '30 days' LIMIT 5000)
$$;
REVOKE EXECUTE ON FUNCTION forget_webhooks() FROM PUBLIC;
COMMENT ON FUNCTION forget_webhooks() IS 'Door: the app lets go of what is old.';
