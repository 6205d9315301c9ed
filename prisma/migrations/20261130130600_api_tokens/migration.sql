-- AlterTable
ALTER TABLE "sign_in" ADD COLUMN     "only_in" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "token_name" TEXT,
ADD COLUMN     "used_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "act" ADD COLUMN     "asked_hash" TEXT;

-- CreateTable
CREATE TABLE "allowance" (
    "key" TEXT NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allowance_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "allowance_full_at_idx" ON "allowance"("full_at");

-- ── Tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What a program of somebody's sends with each request: a sign-in of its own purpose, so that the wall, the ends that a
-- new password and a disabled account put to sign-ins, and the name under what is recorded hold for it as for a browser.

ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check CHECK (purpose IN ('browser', 'calendar', 'mail', 'table', 'token'));
-- A list that is not there, or a gap in one, would compare as neither here nor there: both are always lists.
ALTER TABLE sign_in ADD CONSTRAINT sign_in_lists_check CHECK (
  scopes IS NOT NULL AND only_in IS NOT NULL AND array_position(scopes, NULL) IS NULL AND array_position(only_in, NULL) IS NULL);
ALTER TABLE sign_in ADD CONSTRAINT sign_in_token_check CHECK (
  (purpose = 'token') = (token_name IS NOT NULL)
  AND (purpose <> 'token' OR (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'write'] AND expires_at <= created_at + interval '367 days')));
CREATE UNIQUE INDEX sign_in_token ON sign_in (device_hash) WHERE purpose = 'token';

-- The sign-in that carries what is done just now.
CREATE FUNCTION this_sign_in() RETURNS sign_in
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s FROM sign_in s WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid
$$;
REVOKE EXECUTE ON FUNCTION this_sign_in() FROM PUBLIC;

-- A token for some negotiations opens no other; one that is for none in particular opens all of its owner's.
CREATE OR REPLACE FUNCTION my_negotiations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
  SELECT m.negotiation_id FROM membership m
   WHERE m.user_id = current_user_id() AND m.removed_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM sign_in s
                      WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid
                        AND NOT coalesce(cardinality(s.only_in) = 0 OR m.negotiation_id = ANY (s.only_in), false))
$$;

CREATE OR REPLACE FUNCTION my_negotiations_as(minimum "Role") RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
  SELECT m.negotiation_id FROM membership m
   WHERE m.user_id = current_user_id() AND m.removed_at IS NULL AND m.role >= minimum
     AND NOT EXISTS (SELECT 1 FROM sign_in s
                      WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid
                        AND NOT coalesce(cardinality(s.only_in) = 0 OR m.negotiation_id = ANY (s.only_in), false))
$$;

CREATE OR REPLACE FUNCTION my_compartments() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
  SELECT cm.compartment_id
    FROM compartment_member cm
    JOIN compartment c ON c.id = cm.compartment_id
    JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = cm.user_id AND m.removed_at IS NULL
   WHERE cm.user_id = current_user_id()
     AND EXISTS (SELECT 1 FROM sign_in s
                  WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid AND s.purpose IN ('browser', 'table', 'token')
                    AND (cardinality(s.only_in) = 0 OR c.negotiation_id = ANY (s.only_in)))
$$;

-- No token administers.
CREATE OR REPLACE FUNCTION is_administrator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app_user WHERE id = current_user_id() AND is_admin)
     AND coalesce((this_sign_in()).purpose = 'browser', false)
$$;

-- By a browser alone: a token makes no other. Twenty are more than anybody tells apart.
CREATE FUNCTION make_token(token_hash text, called text, may text[], for_negotiations uuid[], until timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  made uuid;
BEGIN
  IF me IS NULL OR (this_sign_in()).purpose <> 'browser' OR EXISTS (
    SELECT unnest(for_negotiations) EXCEPT SELECT my_negotiations()) THEN
    RAISE EXCEPTION 'Sign in to make a token.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(me::text, 1));
  IF (SELECT count(*) FROM sign_in WHERE user_id = me AND purpose = 'token' AND revoked_at IS NULL AND expires_at > now()) >= 20 THEN
    RETURN NULL;
  END IF;
  INSERT INTO sign_in (user_id, purpose, device_hash, expires_at, idle_seconds, token_name, scopes, only_in)
  VALUES (me, 'token', token_hash, until, 2147483647, called, may, for_negotiations) RETURNING id INTO made;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION make_token(text, text, text[], uuid[], timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION make_token(text, text, text[], uuid[], timestamptz) IS 'Door: whoever is signed in.';

CREATE FUNCTION end_token(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Its hash goes with it: it is no browser by which its owner could be known again.
  UPDATE sign_in SET revoked_at = clock_timestamp(), device_hash = NULL
   WHERE id = asked AND user_id = current_user_id() AND purpose = 'token' AND revoked_at IS NULL AND expires_at > now()
     AND (this_sign_in()).purpose = 'browser';
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION end_token(uuid) FROM PUBLIC;
COMMENT ON FUNCTION end_token(uuid) IS 'Door: whoever is signed in.';

-- As before, but what stands in that column for a program is no browser: its token and its calendar's address go on.
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
  RETURN ended;
END $$;

-- Whose a token is and what it may; it has hereby been used. Written once a minute at most.
CREATE FUNCTION open_token(token_hash text)
RETURNS TABLE (sign_in_id uuid, user_id uuid, name text, email text, token_name text, scopes text[], only_in uuid[])
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH live AS (
    SELECT s.id, s.user_id, u.name, u.email, s.token_name, s.scopes, s.only_in, s.used_at
      FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE s.device_hash = token_hash AND s.purpose = 'token' AND s.revoked_at IS NULL AND s.expires_at > now()
       AND u.disabled_at IS NULL),
  seen AS (
    UPDATE sign_in s SET used_at = clock_timestamp()
      FROM live WHERE s.id = live.id AND (live.used_at IS NULL OR live.used_at < clock_timestamp() - interval '1 minute'))
  SELECT id, user_id, name, email, token_name, scopes, only_in FROM live
$$;
REVOKE EXECUTE ON FUNCTION open_token(text) FROM PUBLIC;
COMMENT ON FUNCTION open_token(text) IS 'Door: who holds a token.';

-- What comes by a token says so in the chain, and by which. The database adds it: no command can leave it out, or claim it.
CREATE OR REPLACE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head record;
  carried sign_in := this_sign_in();
BEGIN
  IF carried.purpose = 'token' THEN
    NEW.body := left(rtrim(NEW.body), -1) || ',"token":' || json_build_object('id', carried.id, 'name', carried.token_name) || '}';
  END IF;
  INSERT INTO audit_head (negotiation_id, seq, hash) VALUES (NEW.negotiation_id, 0, '') ON CONFLICT DO NOTHING;
  SELECT seq, hash INTO head FROM audit_head WHERE negotiation_id = NEW.negotiation_id FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.actor_id := current_user_id();
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE negotiation_id = NEW.negotiation_id;
  RETURN NEW;
END $$;

-- ── How much a caller may ask for ───────────────────────────────────────────────────────────────────────────────────
-- One row a caller: the moment at which all of it is theirs again (the "generic cell rate algorithm" of ATM networks, ITU-T
-- I.371). So all processes count together, and what is asked for at once counts each other. It is not worth a write to disk.

ALTER TABLE allowance SET UNLOGGED;
ALTER TABLE allowance ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION take_allowance(caller text, most integer, within interval)
RETURNS TABLE (is_taken boolean, remaining integer, seconds integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here timestamptz := clock_timestamp();
  each interval := within / most;
  full_again timestamptz;
BEGIN
  -- Whose row says no more than none would.
  IF random() < 0.01 THEN
    DELETE FROM allowance WHERE key IN (SELECT a.key FROM allowance a WHERE a.full_at < here LIMIT 1000 FOR UPDATE SKIP LOCKED);
  END IF;
  INSERT INTO allowance AS a (key, full_at) VALUES (caller, here + each)
  ON CONFLICT (key) DO UPDATE SET full_at = greatest(a.full_at, here) + each
   WHERE greatest(a.full_at, here) + each <= here + within
  RETURNING a.full_at INTO full_again;
  IF FOUND THEN
    RETURN QUERY SELECT true, greatest(0, floor(extract(epoch FROM within - (full_again - here)) / extract(epoch FROM each)))::integer,
                        ceil(extract(epoch FROM full_again - here))::integer;
  ELSE
    SELECT a.full_at INTO full_again FROM allowance a WHERE a.key = caller;
    RETURN QUERY SELECT false, 0, greatest(1, ceil(extract(epoch FROM coalesce(full_again, here) + each - within - here)))::integer;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION take_allowance(text, integer, interval) FROM PUBLIC;
COMMENT ON FUNCTION take_allowance(text, integer, interval) IS 'Door: every request that is counted.';
