-- What is over is forgotten in time, also where nobody comes who would clear it away. What a sign-in says of a browser's
-- network is needed for thirty days, to tell its owner's address from a stranger's, and that a browser was theirs for a
-- hundred and eighty. Each time at most so many rows of a kind; gives back how many there were.
CREATE FUNCTION forget_what_ended(most integer DEFAULT 1000) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here timestamptz := clock_timestamp();
  gone integer;
  forgotten integer := 0;
BEGIN
  DELETE FROM half_sign_in WHERE token_hash IN (
    SELECT h.token_hash FROM half_sign_in h WHERE h.expires_at < here LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM passkey_challenge WHERE challenge_hash IN (
    SELECT c.challenge_hash FROM passkey_challenge c WHERE c.expires_at < here LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM allowance WHERE key IN (
    SELECT a.key FROM allowance a WHERE a.full_at < here LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM presence WHERE (user_id, tab_id, is_writing) IN (
    SELECT p.user_id, p.tab_id, p.is_writing FROM presence p
     WHERE p.seen_at < here - interval '2 minutes' LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM attempt WHERE id IN (
    SELECT a.id FROM attempt a WHERE a.at < here - interval '1 day' LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM totp WHERE user_id IN (
    SELECT t.user_id FROM totp t WHERE t.confirmed_at IS NULL AND t.started_at < here - interval '1 day'
     LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM password_link WHERE token_hash IN (
    SELECT l.token_hash FROM password_link l WHERE l.expires_at < here - interval '30 days' LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  UPDATE session_draft SET content = '{}' WHERE id IN (
    SELECT d.id FROM session_draft d WHERE d.discarded_at < here - interval '30 days' AND d.content <> '{}'
     LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM session_draft_update u USING session_draft d
   WHERE d.id = u.draft_id AND d.discarded_at < here - interval '30 days';
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  -- One is made for each job, for an hour.
  DELETE FROM sign_in WHERE id IN (
    SELECT s.id FROM sign_in s WHERE s.purpose IN ('mail', 'table') AND s.expires_at < here - interval '1 day'
     LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  UPDATE sign_in SET address = NULL, user_agent = NULL WHERE id IN (
    SELECT s.id FROM sign_in s
     WHERE s.purpose = 'browser' AND (s.address IS NOT NULL OR s.user_agent IS NOT NULL)
       AND sign_in_ended_at(s) < here - interval '30 days'
     LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  DELETE FROM sign_in WHERE id IN (
    SELECT s.id FROM sign_in s
     WHERE s.purpose = 'browser' AND s.created_at < here - interval '180 days'
       AND sign_in_ended_at(s) < here - interval '30 days'
     LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
  RETURN forgotten;
END $$;

-- When a sign-in ended, or will: by hand, by its age, or by nobody's having used it.
CREATE FUNCTION sign_in_ended_at(s sign_in) RETURNS timestamptz
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT least(s.revoked_at, s.expires_at, s.last_seen_at + make_interval(secs => s.idle_seconds))
$$;
REVOKE EXECUTE ON FUNCTION sign_in_ended_at(sign_in) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION forget_what_ended(integer) FROM PUBLIC;
COMMENT ON FUNCTION forget_what_ended(integer) IS 'Door: the app forgets what is over.';
