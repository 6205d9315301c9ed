-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "public_key" TEXT NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "is_synced" BOOLEAN NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "challenge_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge_hash")
);

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Passkeys ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- No policy: what the app needs comes through the doors below.

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ADD CONSTRAINT passkey_challenge_purpose_check CHECK (
  purpose IN ('make', 'enter', 'confirm') AND (purpose = 'enter') = (user_id IS NULL));

CREATE OR REPLACE FUNCTION has_second_factor(asked uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM totp WHERE user_id = asked AND confirmed_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM passkey WHERE user_id = asked)
$$;

-- A challenge is answered once, within minutes, for what it was made: to make a passkey, to sign in, to confirm who it is.
CREATE FUNCTION begin_passkey_challenge(hash text, for_purpose text, lasting interval) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey_challenge WHERE challenge_hash IN (
    SELECT c.challenge_hash FROM passkey_challenge c WHERE c.expires_at < clock_timestamp() LIMIT 1000 FOR UPDATE SKIP LOCKED);
  IF for_purpose <> 'enter' AND me_at_a_browser() IS NULL THEN
    RAISE EXCEPTION 'Sign in first.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO passkey_challenge (challenge_hash, purpose, user_id, expires_at)
  VALUES (hash, for_purpose, CASE WHEN for_purpose <> 'enter' THEN me_at_a_browser() END, clock_timestamp() + lasting);
END $$;
REVOKE EXECUTE ON FUNCTION begin_passkey_challenge(text, text, interval) FROM PUBLIC;
COMMENT ON FUNCTION begin_passkey_challenge(text, text, interval) IS 'Door: who makes a passkey, or signs in by one.';

CREATE FUNCTION take_passkey_challenge(hash text, for_purpose text, for_user uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey_challenge
   WHERE challenge_hash = hash AND purpose = for_purpose AND user_id IS NOT DISTINCT FROM for_user
     AND expires_at > clock_timestamp();
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION take_passkey_challenge(text, text, uuid) FROM PUBLIC;
COMMENT ON FUNCTION take_passkey_challenge(text, text, uuid) IS 'Door: who answers a challenge.';

CREATE FUNCTION my_passkeys() RETURNS TABLE (id text, name text, made_at timestamptz, used_at timestamptz, is_synced boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, name, made_at, used_at, is_synced FROM passkey WHERE user_id = me_at_a_browser() ORDER BY made_at, id
$$;
REVOKE EXECUTE ON FUNCTION my_passkeys() FROM PUBLIC;
COMMENT ON FUNCTION my_passkeys() IS 'Door: whoever is signed in.';

-- 'kept'; 'with_codes': kept, and the recovery codes as well, as there were none; 'known'; 'many': twenty are more than
-- anybody tells apart.
CREATE FUNCTION keep_passkey(new_id text, key text, new_counter bigint, ways text[], called text, synced boolean, codes text[])
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
  had_one boolean;
BEGIN
  PERFORM 1 FROM app_user WHERE id = me FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Sign in to keep a passkey.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (SELECT count(*) FROM passkey WHERE user_id = me) >= 20 THEN
    RETURN 'many';
  END IF;
  had_one := has_second_factor(me);
  INSERT INTO passkey (id, user_id, public_key, counter, transports, name, is_synced)
  VALUES (new_id, me, key, new_counter, ways, called, synced) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'known';
  END IF;
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.passkey_made');
  IF had_one THEN
    RETURN 'kept';
  END IF;
  PERFORM keep_recovery_codes(me, codes);
  RETURN 'with_codes';
END $$;
REVOKE EXECUTE ON FUNCTION keep_passkey(text, text, bigint, text[], text, boolean, text[]) FROM PUBLIC;
COMMENT ON FUNCTION keep_passkey(text, text, bigint, text[], text, boolean, text[]) IS 'Door: whoever is signed in.';

-- Without any second factor left, its recovery codes and what waits for one go, too.
CREATE FUNCTION forget_codes_without_factor(asked uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM recovery_code WHERE user_id = asked AND NOT has_second_factor(asked);
  DELETE FROM half_sign_in WHERE user_id = asked AND NOT has_second_factor(asked);
$$;
REVOKE EXECUTE ON FUNCTION forget_codes_without_factor(uuid) FROM PUBLIC;

-- Gives back what it was called. Null: there is none of theirs.
CREATE FUNCTION remove_passkey(asked text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
  called text;
BEGIN
  DELETE FROM passkey WHERE id = asked AND user_id = me RETURNING name INTO called;
  IF FOUND THEN
    PERFORM forget_codes_without_factor(me);
    INSERT INTO account_entry (user_id, event) VALUES (me, 'account.passkey_removed');
  END IF;
  RETURN called;
END $$;
REVOKE EXECUTE ON FUNCTION remove_passkey(text) FROM PUBLIC;
COMMENT ON FUNCTION remove_passkey(text) IS 'Door: whoever is signed in.';

CREATE FUNCTION find_passkey(asked text) RETURNS TABLE (public_key text, counter bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.public_key, k.counter FROM passkey k WHERE k.id = asked
$$;
REVOKE EXECUTE ON FUNCTION find_passkey(text) FROM PUBLIC;
COMMENT ON FUNCTION find_passkey(text) IS 'Door: who answers a challenge.';

-- It was proven against this very counter. Of two answers at once the second finds another counter, unless the device
-- counts nothing: then its challenge was used.
CREATE FUNCTION use_passkey(asked text, verified_counter bigint, new_counter bigint) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid;
BEGIN
  UPDATE passkey k SET counter = new_counter, used_at = clock_timestamp() FROM app_user u
   WHERE k.id = asked AND k.counter = verified_counter AND u.id = k.user_id AND u.disabled_at IS NULL
  RETURNING k.user_id INTO whose;
  RETURN whose;
END $$;
REVOKE EXECUTE ON FUNCTION use_passkey(text, bigint, bigint) FROM PUBLIC;

CREATE FUNCTION enter_by_passkey(asked text, verified_counter bigint, new_counter bigint, lasting interval, agent text,
                                 from_address text, idle interval, device text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid := use_passkey(asked, verified_counter, new_counter);
  opened uuid;
BEGIN
  IF whose IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash)
  VALUES (whose, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device) RETURNING id INTO opened;
  RETURN opened;
END $$;
REVOKE EXECUTE ON FUNCTION enter_by_passkey(text, bigint, bigint, interval, text, text, interval, text) FROM PUBLIC;
COMMENT ON FUNCTION enter_by_passkey(text, bigint, bigint, interval, text, text, interval, text) IS
  'Door: signing in, once a passkey was proven.';

CREATE FUNCTION confirm_my_sign_in_by_passkey(asked text, verified_counter bigint, new_counter bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM passkey WHERE id = asked AND user_id = me_at_a_browser())
     OR use_passkey(asked, verified_counter, new_counter) IS NULL THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION confirm_my_sign_in_by_passkey(text, bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION confirm_my_sign_in_by_passkey(text, bigint, bigint) IS 'Door: whoever is signed in.';

-- As before, now that the app on a phone is not all there may be.

DROP FUNCTION my_second_factor();
CREATE FUNCTION my_second_factor()
RETURNS TABLE (secret text, started_at timestamptz, confirmed_at timestamptz, codes_left integer, has_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.secret, t.started_at, t.confirmed_at,
         (SELECT count(*) FROM recovery_code r WHERE r.user_id = m.me AND r.used_at IS NULL)::integer, has_second_factor(m.me)
    FROM (SELECT me_at_a_browser() AS me) m LEFT JOIN totp t ON t.user_id = m.me WHERE m.me IS NOT NULL
$$;
REVOKE EXECUTE ON FUNCTION my_second_factor() FROM PUBLIC;
COMMENT ON FUNCTION my_second_factor() IS 'Door: whoever is signed in.';

CREATE OR REPLACE FUNCTION renew_recovery_codes(codes text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  -- Two askings at once: each replaces all that the other left.
  PERFORM 1 FROM app_user WHERE id = me FOR UPDATE;
  IF me IS NULL OR NOT has_second_factor(me) THEN
    RETURN false;
  END IF;
  PERFORM keep_recovery_codes(me, codes);
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.recovery_codes_renewed');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION remove_second_factor() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  DELETE FROM totp WHERE user_id = me AND confirmed_at IS NOT NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM forget_codes_without_factor(me);
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.second_factor_removed');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION forget_second_factor(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had_one boolean := has_second_factor(asked);
BEGIN
  DELETE FROM totp WHERE user_id = asked;
  DELETE FROM passkey WHERE user_id = asked;
  PERFORM forget_codes_without_factor(asked);
  RETURN had_one;
END $$;
