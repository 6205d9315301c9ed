-- ── What its owner alone changes, and at a browser ──────────────────────────────────────────────────────────────────
-- Whether it sends is the doors' to say: see open_webhook and stop_webhook.
COMMENT ON TABLE webhook IS 'App may: UPDATE (name, url, nouns, verbs, only_in, version, secret, former_secret, former_until).';

CREATE FUNCTION keep_webhook_to_browsers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user_id() IS NOT NULL AND (this_sign_in()).purpose <> 'browser' THEN
    RAISE EXCEPTION 'Sign in to have a webhook.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION keep_webhook_to_browsers() FROM PUBLIC;
CREATE TRIGGER keep_webhook_to_browsers
  BEFORE INSERT OR UPDATE OF name, url, nouns, verbs, only_in, version, secret, former_secret, former_until ON webhook
  FOR EACH ROW EXECUTE FUNCTION keep_webhook_to_browsers();

-- Sends no more, as its owner wants it. False: there is no such webhook of theirs, or it has stopped already.
CREATE FUNCTION stop_webhook(asked uuid, becomes text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (this_sign_in()).purpose <> 'browser' OR becomes NOT IN ('paused', 'ended') THEN RETURN false; END IF;
  UPDATE webhook SET state = becomes::"WebhookState", because = 'owner', state_at = clock_timestamp()
   WHERE id = asked AND user_id = current_user_id() AND CASE becomes WHEN 'ended' THEN state <> 'ended' ELSE state = 'on' END;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION stop_webhook(uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION stop_webhook(uuid, text) IS 'Door: whoever is signed in.';

-- What has ended stays so.
ALTER POLICY sign_in_is_ended ON sign_in
  USING (user_id = current_user_id() AND revoked_at IS NULL)
  WITH CHECK (user_id = current_user_id() AND revoked_at IS NOT NULL);

-- ── What it tells of ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION webhook_tells(nouns text[], verbs text[], event text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT (cardinality(nouns) = 0 OR split_part(event, '.', 1) = ANY (nouns))
     AND (cardinality(verbs) = 0 OR split_part(event, '.', 2) = ANY (verbs))
$$;
REVOKE EXECUTE ON FUNCTION webhook_tells(text[], text[], text) FROM PUBLIC;

-- What it is for binds its sign-in, and what waits, too.
CREATE OR REPLACE FUNCTION narrow_webhook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sign_in SET only_in = NEW.only_in WHERE id = NEW.sign_in_id;
  UPDATE webhook_delivery SET ended_at = clock_timestamp(), outcome = 'skipped'
   WHERE webhook_id = NEW.id AND ended_at IS NULL AND event <> 'ping' AND NOT webhook_tells(NEW.nouns, NEW.verbs, event);
  RETURN NULL;
END $$;
DROP TRIGGER narrow_webhook ON webhook;
CREATE TRIGGER narrow_webhook AFTER UPDATE OF only_in, nouns, verbs ON webhook
  FOR EACH ROW EXECUTE FUNCTION narrow_webhook();

-- Who is let in again hears from then on, and nothing of the time between: what each webhook of theirs had told of the
-- negotiation is forgotten as they leave, whether it sends just then or not.
CREATE FUNCTION leave_webhooks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM webhook WHERE user_id = NEW.user_id ORDER BY id FOR UPDATE;
  DELETE FROM webhook_place g USING webhook w
   WHERE w.id = g.webhook_id AND w.user_id = NEW.user_id AND g.negotiation_id = NEW.negotiation_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION leave_webhooks() FROM PUBLIC;
CREATE TRIGGER leave_webhooks AFTER UPDATE OF removed_at ON membership
  FOR EACH ROW WHEN (NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL) EXECUTE FUNCTION leave_webhooks();

-- As before; locked in the order in which everybody locks them.
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
  PERFORM 1 FROM webhook WHERE user_id = me AND state = 'on' ORDER BY id FOR UPDATE;
  UPDATE webhook SET state = 'paused', because = 'signed_out', state_at = clock_timestamp() WHERE user_id = me AND state = 'on';
  RETURN ended;
END $$;

-- ── What is planned, and sent ───────────────────────────────────────────────────────────────────────────────────────

-- The negotiations that a webhook tells of now.
CREATE FUNCTION webhook_negotiations(w webhook) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.negotiation_id FROM membership m
   WHERE m.user_id = w.user_id AND m.removed_at IS NULL AND (cardinality(w.only_in) = 0 OR m.negotiation_id = ANY (w.only_in))
$$;
REVOKE EXECUTE ON FUNCTION webhook_negotiations(webhook) FROM PUBLIC;

-- Whether there is something to plan for it: a negotiation that its owner has left or come to, or an entry since.
CREATE FUNCTION webhook_has_news(w webhook) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM webhook_place g
                  WHERE g.webhook_id = w.id AND g.negotiation_id NOT IN (SELECT webhook_negotiations(w)))
      OR EXISTS (SELECT 1 FROM webhook_negotiations(w) n
                  WHERE NOT EXISTS (SELECT 1 FROM webhook_place g WHERE g.webhook_id = w.id AND g.negotiation_id = n))
      OR (EXISTS (SELECT 1 FROM webhook_place g JOIN audit_head h USING (negotiation_id)
                   WHERE g.webhook_id = w.id AND h.seq > g.seq)
          AND (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.ended_at IS NULL) < 1000)
$$;
REVOKE EXECUTE ON FUNCTION webhook_has_news(webhook) FROM PUBLIC;

-- Plans a delivery for each entry since that a webhook tells of, as long as fewer than a thousand wait; the chain keeps the
-- rest. Only where there is something to plan, and not where another process is at it. Gives back for how many webhooks. A
-- webhook hears of a negotiation from when its owner is in it.
CREATE OR REPLACE FUNCTION plan_webhooks() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  w webhook;
  p record;
  room integer;
  last bigint;
  planned integer := 0;
BEGIN
  FOR w IN SELECT h.* FROM webhook h WHERE h.id IN (SELECT s.id FROM sending_webhooks() s WHERE webhook_has_news(s))
            ORDER BY h.id LIMIT 50 FOR UPDATE SKIP LOCKED LOOP
    planned := planned + 1;
    DELETE FROM webhook_place g
     WHERE g.webhook_id = w.id AND g.negotiation_id NOT IN (SELECT webhook_negotiations(w));
    INSERT INTO webhook_place (webhook_id, negotiation_id, seq)
    SELECT w.id, n, coalesce(h.seq, 0) FROM webhook_negotiations(w) n LEFT JOIN audit_head h ON h.negotiation_id = n
    ON CONFLICT DO NOTHING;
    FOR p IN SELECT g.negotiation_id, g.seq FROM webhook_place g JOIN audit_head h USING (negotiation_id)
              WHERE g.webhook_id = w.id AND h.seq > g.seq ORDER BY g.negotiation_id LOOP
      room := 1000 - (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.ended_at IS NULL);
      EXIT WHEN room <= 0;
      SELECT max(e.seq) INTO last FROM (
        SELECT seq FROM audit_entry WHERE negotiation_id = p.negotiation_id AND seq > p.seq ORDER BY seq LIMIT room) e;
      INSERT INTO webhook_delivery (id, webhook_id, entry_id, event)
      SELECT webhook_delivery_id(w.id, e.id), w.id, e.id, e.event FROM audit_entry e
       WHERE e.negotiation_id = p.negotiation_id AND e.seq > p.seq AND e.seq <= last AND e.compartment_id IS NULL
         AND webhook_tells(w.nouns, w.verbs, e.event)
       ORDER BY e.seq
      ON CONFLICT DO NOTHING;
      UPDATE webhook_place SET seq = last WHERE webhook_id = w.id AND negotiation_id = p.negotiation_id;
    END LOOP;
  END LOOP;
  RETURN planned;
END $$;

-- As before; of one owner's webhooks two at a time, so that nobody's receivers, however slow, take all hands.
CREATE OR REPLACE FUNCTION take_delivery(lasting interval)
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
     AND (SELECT count(*) FROM webhook b WHERE b.user_id = h.user_id AND b.leased_until > clock_timestamp()) < 2
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

-- Notes what came of an attempt, and lets the webhook go on. With a pause the delivery is tried again after it; without
-- one it has ended so. Where three days of failures took nothing at all the webhook pauses, and where its receiver is gone
-- it ends: why, or null. What it stopped over waits with the rest, for whoever lets it go on.
CREATE OR REPLACE FUNCTION end_delivery(asked uuid, lease uuid, delivery uuid, how text, pause interval,
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
    IF answered = 410 THEN stopped := 'gone';
    ELSIF how = 'failed' AND pause IS NULL AND d.event <> 'ping' AND w.state = 'on' AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery o
       WHERE o.webhook_id = asked AND o.outcome = 'delivered' AND o.event <> 'ping' AND o.ended_at > d.asked_at)
      THEN stopped := 'failing';
    END IF;
    IF pause IS NOT NULL OR (stopped IS NOT NULL AND d.event <> 'ping') THEN
      UPDATE webhook_delivery SET due_at = clock_timestamp() + coalesce(pause, interval '0') WHERE id = delivery;
    ELSE
      UPDATE webhook_delivery SET ended_at = clock_timestamp(), outcome = how WHERE id = delivery;
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
