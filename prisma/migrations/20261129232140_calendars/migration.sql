-- A calendar elsewhere reads what is planned by an address of its own: a sign-in of another purpose, which no cookie can
-- carry and which ends like any other.

-- AlterTable
ALTER TABLE "sign_in" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'browser';

ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check CHECK (purpose IN ('browser', 'calendar'));

-- A browser carries only what was opened for one.
CREATE OR REPLACE FUNCTION see_sign_in(asked uuid) RETURNS TABLE (id uuid, name text, email text, is_admin boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH live AS (
    SELECT s.id, u.id AS user_id, u.name, u.email, u.is_admin, s.last_seen_at
      FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = asked AND s.purpose = 'browser' AND s.revoked_at IS NULL AND u.disabled_at IS NULL
       AND s.expires_at > now() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()),
  seen AS (
    UPDATE sign_in s SET last_seen_at = clock_timestamp()
      FROM live WHERE s.id = live.id AND live.last_seen_at < clock_timestamp() - interval '1 minute')
  SELECT user_id, name, email, is_admin FROM live
$$;

-- One a person: the address that was made before opens nothing any more. It holds for years, read or not.
CREATE FUNCTION make_calendar(token_hash text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  made uuid;
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'Sign in to have a calendar.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM end_calendar();
  INSERT INTO sign_in (user_id, purpose, device_hash, expires_at, idle_seconds)
  VALUES (me, 'calendar', token_hash, now() + interval '10 years', 2147483647) RETURNING id INTO made;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION make_calendar(text) FROM PUBLIC;
COMMENT ON FUNCTION make_calendar(text) IS 'Door: whoever is signed in.';

CREATE FUNCTION end_calendar() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sign_in SET revoked_at = clock_timestamp()
   WHERE user_id = current_user_id() AND purpose = 'calendar' AND revoked_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION end_calendar() FROM PUBLIC;
COMMENT ON FUNCTION end_calendar() IS 'Door: whoever is signed in.';

-- The calendar behind an address, which has hereby been read.
CREATE FUNCTION open_calendar(token_hash text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE sign_in s SET last_seen_at = clock_timestamp()
    FROM app_user u
   WHERE s.device_hash = token_hash AND s.purpose = 'calendar' AND s.revoked_at IS NULL AND s.expires_at > now()
     AND u.id = s.user_id AND u.disabled_at IS NULL
  RETURNING s.id
$$;
REVOKE EXECUTE ON FUNCTION open_calendar(text) FROM PUBLIC;
COMMENT ON FUNCTION open_calendar(text) IS 'Door: who holds the address of a calendar.';
