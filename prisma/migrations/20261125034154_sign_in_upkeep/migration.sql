-- AlterTable
ALTER TABLE "sign_in" ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "idle_seconds" INTEGER NOT NULL DEFAULT 43200,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();

-- DropTable
DROP TABLE "sign_in_failure";

-- CreateTable
CREATE TABLE "attempt" (
    "id" BIGSERIAL NOT NULL,
    "account_hash" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "address_hash" TEXT,
    "pool" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_link" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "attempt_account_hash_at_idx" ON "attempt"("account_hash", "at");

-- CreateIndex
CREATE INDEX "attempt_address_hash_at_idx" ON "attempt"("address_hash", "at");

-- CreateIndex
CREATE INDEX "attempt_at_idx" ON "attempt"("at");

-- CreateIndex
CREATE INDEX "password_link_user_id_idx" ON "password_link"("user_id");

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No policy: the app's role sees nothing here, whatever it is granted.
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt ADD CONSTRAINT attempt_pool_check CHECK (pool IN ('device', 'address', 'open', 'link'));

-- ── A sign-in's life ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION current_user_id() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  carried text := nullif(current_setting('app.sign_in', true), '');
  found uuid;
BEGIN
  IF carried IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT s.user_id INTO found
    FROM sign_in s JOIN app_user u ON u.id = s.user_id
   WHERE s.id = carried::uuid AND s.revoked_at IS NULL AND u.disabled_at IS NULL
     AND s.expires_at > now() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now();
  RETURN found;
END $$;

-- Who is behind a sign-in, which has hereby been seen. Written once a minute at most, so that reading stays reading.
CREATE FUNCTION see_sign_in(asked uuid) RETURNS TABLE (id uuid, name text, email text, is_admin boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH live AS (
    SELECT s.id, u.id AS user_id, u.name, u.email, u.is_admin, s.last_seen_at
      FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = asked AND s.revoked_at IS NULL AND u.disabled_at IS NULL
       AND s.expires_at > now() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()),
  seen AS (
    UPDATE sign_in s SET last_seen_at = clock_timestamp()
      FROM live WHERE s.id = live.id AND live.last_seen_at < clock_timestamp() - interval '1 minute')
  SELECT user_id, name, email, is_admin FROM live
$$;

DROP FUNCTION open_sign_in(uuid, interval, text, text);
CREATE FUNCTION open_sign_in(for_user uuid, lasting interval, agent text, from_address text,
                             idle interval DEFAULT interval '12 hours', device text DEFAULT NULL) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash)
  VALUES (for_user, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device) RETURNING id
$$;

-- ── Guesses ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION sign_in_wait(text, text);
DROP FUNCTION note_sign_in_failure(text, text);
DROP FUNCTION forget_sign_in_failures(text);

-- Whether a guess is heard; if so it is noted as failed before it is heard, so that guesses made at once count each
-- other. Of the twenty that an account hears within an hour, six are kept for browsers and four for addresses from
-- which its owner has signed in, and no single source gets more than six of the other ten: whoever guesses from elsewhere
-- does not keep the owner out. After its fifth failure a source waits for twice as long each time. An address that
-- tries many accounts may be a whole office: it waits from its forty-first failure on.
CREATE FUNCTION begin_guess(asked_email text, account text, address text, from_address text, device text)
RETURNS TABLE (guess bigint, wait integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_here timestamptz;
  is_known_device boolean;
  is_known_address boolean;
  source text;
  n record;
  frees timestamptz;
  heard_at timestamptz;
  office record;
  chosen text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('guess at account ' || account, 0));
  IF address IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('guess from address ' || address, 0));
  END IF;
  now_here := clock_timestamp();
  DELETE FROM attempt WHERE id IN
    (SELECT a.id FROM attempt a WHERE a.at < now_here - interval '1 day' LIMIT 1000 FOR UPDATE SKIP LOCKED);

  is_known_device := device IS NOT NULL AND EXISTS (
    SELECT 1 FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE u.email = lower(asked_email) AND s.device_hash = device AND s.created_at > now_here - interval '180 days');
  is_known_address := from_address IS NOT NULL AND EXISTS (
    SELECT 1 FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE u.email = lower(asked_email) AND s.address = from_address AND s.created_at > now_here - interval '30 days');
  source := CASE WHEN is_known_device THEN device ELSE coalesce(address, 'unknown') END;

  SELECT count(*) FILTER (WHERE a.pool = 'device') AS in_device, min(a.at) FILTER (WHERE a.pool = 'device') AS oldest_device,
         count(*) FILTER (WHERE a.pool = 'address') AS in_address, min(a.at) FILTER (WHERE a.pool = 'address') AS oldest_address,
         count(*) FILTER (WHERE a.pool = 'open') AS in_open, min(a.at) FILTER (WHERE a.pool = 'open') AS oldest_open,
         count(*) FILTER (WHERE a.pool = 'open' AND a.source_hash = source) AS in_pair,
         min(a.at) FILTER (WHERE a.pool = 'open' AND a.source_hash = source) AS oldest_pair,
         count(*) FILTER (WHERE a.source_hash = source) AS of_source, max(a.at) FILTER (WHERE a.source_hash = source) AS latest
    INTO n FROM attempt a
   WHERE a.account_hash = account AND a.pool <> 'link' AND a.at > now_here - interval '1 hour';

  chosen := CASE
    WHEN is_known_device AND n.in_device < 6 THEN 'device'
    WHEN is_known_address AND n.in_address < 4 THEN 'address'
    WHEN n.in_open < 10 AND n.in_pair < 6 THEN 'open'
  END;
  IF chosen IS NULL THEN
    frees := greatest(CASE WHEN n.in_open >= 10 THEN n.oldest_open END, CASE WHEN n.in_pair >= 6 THEN n.oldest_pair END);
    heard_at := least(frees, CASE WHEN is_known_device THEN n.oldest_device END,
                             CASE WHEN is_known_address THEN n.oldest_address END) + interval '1 hour';
  END IF;
  IF n.of_source > 4 THEN
    heard_at := greatest(heard_at, n.latest + make_interval(secs => least(900, power(2, least(n.of_source - 4, 10)))));
  END IF;
  IF address IS NOT NULL THEN
    SELECT count(*) AS failures, max(a.at) AS latest INTO office FROM attempt a
     WHERE a.address_hash = address AND a.pool <> 'link' AND a.at > now_here - interval '1 hour';
    IF office.failures > 40 THEN
      heard_at := greatest(heard_at, office.latest + make_interval(secs => least(900, power(2, least(office.failures - 40, 10)))));
    END IF;
  END IF;

  wait := greatest(0, ceil(extract(epoch FROM heard_at - now_here)))::integer;
  IF coalesce(wait, 0) > 0 THEN
    RETURN NEXT;
    RETURN;
  END IF;
  wait := 0;
  INSERT INTO attempt (account_hash, source_hash, address_hash, pool, at)
  VALUES (account, source, address, coalesce(chosen, 'open'), now_here) RETURNING id INTO guess;
  RETURN NEXT;
END $$;

-- The guess was right.
CREATE FUNCTION forget_guess(guess bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM attempt WHERE id = guess AND pool <> 'link'
$$;

-- ── Passwords ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- For the owner's role and for doors that have asked who may: makes a link for an account.
CREATE FUNCTION make_password_link(for_user uuid, token text, lasting interval) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO password_link (token_hash, user_id, expires_at) VALUES (token, for_user, clock_timestamp() + lasting)
$$;
REVOKE EXECUTE ON FUNCTION make_password_link(uuid, text, interval) FROM PUBLIC;

-- Somebody asks for a link by mail: three an hour for an account and twenty for an address, counted whether the account
-- exists or not. The name is that of the account, or null; the asker must hear the same either way.
CREATE FUNCTION ask_for_password_link(asked_email text, account text, address text, token text, lasting interval)
RETURNS TABLE (wait integer, name text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  now_here timestamptz;
  frees timestamptz;
  asker uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('link for account ' || account, 0));
  IF address IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('link from address ' || address, 0));
  END IF;
  now_here := clock_timestamp();
  SELECT max(f.oldest) INTO frees
    FROM (SELECT count(*) AS n, min(a.at) AS oldest, 3 AS most FROM attempt a
           WHERE a.account_hash = account AND a.pool = 'link' AND a.at > now_here - interval '1 hour'
          UNION ALL
          SELECT count(*), min(a.at), 20 FROM attempt a
           WHERE a.address_hash = address AND a.pool = 'link' AND a.at > now_here - interval '1 hour') f
   WHERE f.n >= f.most;
  IF frees IS NOT NULL THEN
    RETURN QUERY SELECT greatest(1, ceil(extract(epoch FROM frees + interval '1 hour' - now_here)))::integer, NULL::text;
    RETURN;
  END IF;
  INSERT INTO attempt (account_hash, source_hash, address_hash, pool, at)
  VALUES (account, coalesce(address, 'unknown'), address, 'link', now_here);
  SELECT u.id, u.name INTO asker, name FROM app_user u WHERE u.email = lower(asked_email) AND u.disabled_at IS NULL;
  IF asker IS NOT NULL THEN
    PERFORM make_password_link(asker, token, lasting);
  END IF;
  RETURN QUERY SELECT 0, name;
END $$;

-- Whose password a link sets, while it can. Opening it uses nothing up: programs that look through mail open links, too.
CREATE FUNCTION find_password_link(token text) RETURNS TABLE (name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.name, u.email FROM password_link l JOIN app_user u ON u.id = l.user_id
   WHERE l.token_hash = token AND l.used_at IS NULL AND l.expires_at > clock_timestamp() AND u.disabled_at IS NULL
$$;

-- Sets a password, ends every sign-in but the kept one, forgets their browsers, and makes the links that are out worthless.
CREATE FUNCTION set_password(for_user uuid, new_hash text, kept_sign_in uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO credential (user_id, password_hash) VALUES (for_user, new_hash)
  ON CONFLICT (user_id) DO UPDATE SET password_hash = new_hash, changed_at = clock_timestamp();
  UPDATE sign_in SET revoked_at = coalesce(revoked_at, clock_timestamp()), device_hash = NULL
   WHERE user_id = for_user AND id IS DISTINCT FROM kept_sign_in AND (revoked_at IS NULL OR device_hash IS NOT NULL);
  UPDATE password_link SET used_at = clock_timestamp() WHERE user_id = for_user AND used_at IS NULL;
$$;
REVOKE EXECUTE ON FUNCTION set_password(uuid, text, uuid) FROM PUBLIC;

-- Uses the link up. Null: it was used, has run out, or never was.
CREATE FUNCTION use_password_link(token text, new_hash text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid;
BEGIN
  UPDATE password_link l SET used_at = clock_timestamp() FROM app_user u
   WHERE u.id = l.user_id AND u.disabled_at IS NULL
     AND l.token_hash = token AND l.used_at IS NULL AND l.expires_at > clock_timestamp()
  RETURNING l.user_id INTO whose;
  IF whose IS NOT NULL THEN
    PERFORM set_password(whose, new_hash, NULL);
  END IF;
  RETURN whose;
END $$;

-- The actor's own, after the present password was verified against this very hash.
CREATE FUNCTION change_my_password(verified_hash text, new_hash text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  PERFORM 1 FROM credential WHERE user_id = me AND password_hash = verified_hash FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM set_password(me, new_hash, current_setting('app.sign_in')::uuid);
  RETURN true;
END $$;

-- Without a hash the account waits for a link to set its password by.
CREATE OR REPLACE FUNCTION create_user(new_email text, new_name text, new_hash text) RETURNS uuid
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  WITH u AS (INSERT INTO app_user (email, name) VALUES (lower(new_email), new_name) RETURNING id),
  c AS (INSERT INTO credential (user_id, password_hash) SELECT id, new_hash FROM u WHERE new_hash IS NOT NULL)
  SELECT id FROM u
$$;

-- ── Ending sign-ins ─────────────────────────────────────────────────────────────────────────────────────────────────

-- One of the actor's own; its browser is a stranger from then on. False: they have none by that id, or it has ended.
CREATE FUNCTION end_my_sign_in(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  device text;
BEGIN
  UPDATE sign_in SET revoked_at = clock_timestamp()
   WHERE id = asked AND user_id = me AND revoked_at IS NULL RETURNING device_hash INTO device;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET device_hash = NULL WHERE user_id = me AND device_hash = device;
  RETURN true;
END $$;

-- All of the actor's own but the one that asks; gives back how many were open.
CREATE FUNCTION end_my_other_sign_ins() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
  this uuid := nullif(current_setting('app.sign_in', true), '')::uuid;
  ended integer;
BEGIN
  UPDATE sign_in SET revoked_at = clock_timestamp()
   WHERE user_id = me AND id <> this AND revoked_at IS NULL
     AND expires_at > now() AND last_seen_at + make_interval(secs => idle_seconds) > now();
  GET DIAGNOSTICS ended = ROW_COUNT;
  UPDATE sign_in SET device_hash = NULL
   WHERE user_id = me AND device_hash IS DISTINCT FROM (SELECT device_hash FROM sign_in WHERE id = this);
  RETURN ended;
END $$;

COMMENT ON FUNCTION see_sign_in(uuid) IS 'Door: every request that carries a sign-in.';
COMMENT ON FUNCTION open_sign_in(uuid, interval, text, text, interval, text) IS 'Door: signing in, once the password was right.';
COMMENT ON FUNCTION begin_guess(text, text, text, text, text) IS 'Door: signing in, before anybody is known.';
COMMENT ON FUNCTION forget_guess(bigint) IS 'Door: signing in, once the password was right.';
COMMENT ON FUNCTION ask_for_password_link(text, text, text, text, interval) IS 'Door: who has forgotten a password.';
COMMENT ON FUNCTION find_password_link(text) IS 'Door: who holds a link.';
COMMENT ON FUNCTION use_password_link(text, text) IS 'Door: who holds a link.';
COMMENT ON FUNCTION change_my_password(text, text) IS 'Door: whoever is signed in.';
COMMENT ON FUNCTION end_my_sign_in(uuid) IS 'Door: whoever is signed in.';
COMMENT ON FUNCTION end_my_other_sign_ins() IS 'Door: whoever is signed in.';
