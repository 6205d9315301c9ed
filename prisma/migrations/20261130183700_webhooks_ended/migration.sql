-- A webhook that does not send reads nothing: its sign-in ends as it stops, and with it. Who lets it go on gives it another.
CREATE FUNCTION close_webhook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sign_in SET revoked_at = clock_timestamp() WHERE id = OLD.sign_in_id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION close_webhook() FROM PUBLIC;
CREATE TRIGGER close_webhook AFTER UPDATE OF state ON webhook FOR EACH ROW WHEN (NEW.state <> 'on') EXECUTE FUNCTION close_webhook();
CREATE TRIGGER close_deleted_webhook AFTER DELETE ON webhook FOR EACH ROW EXECUTE FUNCTION close_webhook();

-- Those that stopped before this was so.
UPDATE sign_in s SET revoked_at = clock_timestamp()
 WHERE s.purpose = 'webhook' AND s.revoked_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM webhook w WHERE w.sign_in_id = s.id AND w.state = 'on');

-- As before; of one that has ended by itself its owner says as well that it may stay so: their inbox has asked them.
CREATE OR REPLACE FUNCTION stop_webhook(asked uuid, becomes text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (this_sign_in()).purpose <> 'browser' OR becomes NOT IN ('paused', 'ended') THEN RETURN false; END IF;
  UPDATE webhook SET state = becomes::"WebhookState", because = 'owner', state_at = clock_timestamp()
   WHERE id = asked AND user_id = current_user_id()
     AND CASE becomes WHEN 'ended' THEN state <> 'ended' OR because = 'gone' ELSE state = 'on' END;
  RETURN FOUND;
END $$;

-- Lets go of what ended a month ago, and of all but the last thousand deliveries of each webhook: so much at a time, and
-- how much that was. Nothing is locked for long, and nobody reads through what stays.
DROP FUNCTION forget_webhooks();
CREATE FUNCTION forget_webhooks(most integer DEFAULT 2000) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
  forgotten integer := 0;
BEGIN
  DELETE FROM webhook_delivery WHERE id IN (
    SELECT id FROM webhook_delivery WHERE ended_at < clock_timestamp() - interval '30 days' ORDER BY ended_at LIMIT most);
  GET DIAGNOSTICS gone = ROW_COUNT;
  forgotten := forgotten + gone;
  DELETE FROM webhook_delivery WHERE id IN (
    SELECT d.id FROM webhook w
     CROSS JOIN LATERAL (SELECT k.seq FROM webhook_delivery k WHERE k.webhook_id = w.id AND k.ended_at IS NOT NULL
                          ORDER BY k.seq DESC OFFSET 999 LIMIT 1) last_kept
      JOIN webhook_delivery d ON d.webhook_id = w.id AND d.seq < last_kept.seq AND d.ended_at IS NOT NULL
     LIMIT greatest(0, most - forgotten));
  GET DIAGNOSTICS gone = ROW_COUNT;
  forgotten := forgotten + gone;
  -- Each takes at most a thousand that ended along, and a thousand that wait.
  DELETE FROM webhook WHERE forgotten < most AND id IN (
    SELECT id FROM webhook WHERE state = 'ended' AND state_at < clock_timestamp() - interval '30 days' ORDER BY state_at LIMIT 5);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN forgotten + gone;
END $$;
REVOKE EXECUTE ON FUNCTION forget_webhooks(integer) FROM PUBLIC;
COMMENT ON FUNCTION forget_webhooks(integer) IS 'Door: the app lets go of what is old.';

-- Notes what came of an attempt, and lets the webhook go on. With a pause the delivery is tried again after it; without
-- one it has ended so. Where three days of failures took nothing at all the webhook pauses, and where its receiver is gone
-- it ends: why, or null. What it stopped over waits with the rest, for whoever lets it go on. Where its receiver asked to
-- be left alone for a while (`rest`), nothing but a test goes to it until then.
DROP FUNCTION end_delivery(uuid, uuid, uuid, text, interval, integer, text, text, integer);
CREATE FUNCTION end_delivery(asked uuid, lease uuid, delivery uuid, how text, pause interval,
                             answered integer, failed text, said text, took integer, rest interval DEFAULT NULL) RETURNS text
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
      IF how = 'failed' THEN w.rest_until := greatest(w.rest_until, clock_timestamp() + rest); END IF;
    END IF;
  END IF;
  UPDATE webhook SET lease_id = NULL, leased_until = clock_timestamp(), failures = w.failures, rest_until = w.rest_until,
                     state = CASE stopped WHEN 'gone' THEN 'ended' WHEN 'failing' THEN 'paused' ELSE state END::"WebhookState",
                     because = coalesce(stopped, because),
                     state_at = CASE WHEN stopped IS NULL THEN state_at ELSE clock_timestamp() END
   WHERE id = asked;
  RETURN stopped;
END $$;
REVOKE EXECUTE ON FUNCTION end_delivery(uuid, uuid, uuid, text, interval, integer, text, text, integer, interval) FROM PUBLIC;
COMMENT ON FUNCTION end_delivery(uuid, uuid, uuid, text, interval, integer, text, text, integer, interval) IS 'Door: whoever holds the webhook''s lease.';
