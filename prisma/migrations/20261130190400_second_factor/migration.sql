-- AlterTable
ALTER TABLE "sign_in" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "needs_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "half_sign_in" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "half_sign_in_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "totp" (
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "code_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateIndex
CREATE INDEX "half_sign_in_user_id_idx" ON "half_sign_in"("user_id");

-- CreateIndex
CREATE INDEX "half_sign_in_expires_at_idx" ON "half_sign_in"("expires_at");

-- CreateIndex
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");

-- AddForeignKey
ALTER TABLE "half_sign_in" ADD CONSTRAINT "half_sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── A second factor ─────────────────────────────────────────────────────────────────────────────────────────────────
-- No policy: the app's role sees nothing here, whatever it is granted. What it needs comes through the doors below.

ALTER TABLE half_sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE totp ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION has_second_factor(asked uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM totp WHERE user_id = asked AND confirmed_at IS NOT NULL)
$$;
REVOKE EXECUTE ON FUNCTION has_second_factor(uuid) FROM PUBLIC;

-- Uses up a code: of the app, by the step that it belongs to, or of those for an emergency. Of two requests with the same
-- code the second waits for the first, and finds it used.
CREATE FUNCTION use_second_factor(asked uuid, step bigint, recovery text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF step IS NOT NULL THEN
    UPDATE totp SET last_step = step WHERE user_id = asked AND confirmed_at IS NOT NULL AND last_step < step;
    RETURN FOUND;
  END IF;
  IF NOT has_second_factor(asked) THEN
    RETURN false;
  END IF;
  UPDATE recovery_code SET used_at = clock_timestamp() WHERE user_id = asked AND code_hash = recovery AND used_at IS NULL;
  IF FOUND THEN
    INSERT INTO account_entry (actor_id, user_id, event) VALUES (asked, asked, 'account.recovery_code_used');
    RETURN true;
  END IF;
  RETURN false;
END $$;
REVOKE EXECUTE ON FUNCTION use_second_factor(uuid, bigint, text) FROM PUBLIC;

-- Who signs in now. Where there is a second factor, no password alone opens a sign-in, whoever calls this.
CREATE OR REPLACE FUNCTION open_sign_in(for_user uuid, lasting interval, agent text, from_address text,
                                        idle interval DEFAULT interval '12 hours', device text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  opened uuid;
BEGIN
  IF has_second_factor(for_user) THEN
    RAISE EXCEPTION 'The second factor is missing.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash)
  VALUES (for_user, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device) RETURNING id INTO opened;
  RETURN opened;
END $$;

-- True: they have a second factor, and the half sign-in waits for it. False: they have none, and nothing was made.
CREATE FUNCTION begin_half_sign_in(for_user uuid, token text, lasting interval) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM half_sign_in WHERE token_hash IN (
    SELECT h.token_hash FROM half_sign_in h WHERE h.expires_at < clock_timestamp() LIMIT 1000 FOR UPDATE SKIP LOCKED);
  IF NOT has_second_factor(for_user) THEN
    RETURN false;
  END IF;
  INSERT INTO half_sign_in (token_hash, user_id, expires_at) VALUES (token, for_user, clock_timestamp() + lasting);
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION begin_half_sign_in(uuid, text, interval) FROM PUBLIC;
COMMENT ON FUNCTION begin_half_sign_in(uuid, text, interval) IS 'Door: signing in, once the password was right.';

CREATE FUNCTION find_half_sign_in(token text) RETURNS TABLE (user_id uuid, name text, email text, secret text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email, t.secret
    FROM half_sign_in h JOIN app_user u ON u.id = h.user_id
    LEFT JOIN totp t ON t.user_id = u.id AND t.confirmed_at IS NOT NULL
   WHERE h.token_hash = token AND h.expires_at > clock_timestamp() AND u.disabled_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION find_half_sign_in(text) FROM PUBLIC;
COMMENT ON FUNCTION find_half_sign_in(text) IS 'Door: who has given a right password.';

-- Makes a whole sign-in of a half one, once. Null: it has ended, or the code is used.
CREATE FUNCTION pass_half_sign_in(token text, step bigint, recovery text, lasting interval, agent text, from_address text,
                                  idle interval, device text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid;
  opened uuid;
BEGIN
  SELECT h.user_id INTO whose FROM half_sign_in h JOIN app_user u ON u.id = h.user_id
   WHERE h.token_hash = token AND h.expires_at > clock_timestamp() AND u.disabled_at IS NULL FOR UPDATE OF h;
  IF NOT FOUND OR NOT use_second_factor(whose, step, recovery) THEN
    RETURN NULL;
  END IF;
  DELETE FROM half_sign_in WHERE token_hash = token;
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash)
  VALUES (whose, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device) RETURNING id INTO opened;
  RETURN opened;
END $$;
REVOKE EXECUTE ON FUNCTION pass_half_sign_in(text, bigint, text, interval, text, text, interval, text) FROM PUBLIC;
COMMENT ON FUNCTION pass_half_sign_in(text, bigint, text, interval, text, text, interval, text) IS
  'Door: who has given a right password, once the second factor was right.';

-- As before, and what waits for a second factor after the old password ends.
CREATE OR REPLACE FUNCTION set_password(for_user uuid, new_hash text, kept_sign_in uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO credential (user_id, password_hash) VALUES (for_user, new_hash)
  ON CONFLICT (user_id) DO UPDATE SET password_hash = new_hash, changed_at = clock_timestamp();
  UPDATE sign_in SET revoked_at = coalesce(revoked_at, clock_timestamp()), device_hash = NULL
   WHERE user_id = for_user AND id IS DISTINCT FROM kept_sign_in AND (revoked_at IS NULL OR device_hash IS NOT NULL);
  UPDATE password_link SET used_at = clock_timestamp() WHERE user_id = for_user AND used_at IS NULL;
  DELETE FROM half_sign_in WHERE user_id = for_user;
$$;

-- ── One's own ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Whoever acts by a browser of theirs; null for a token, a calendar or a mail.
CREATE FUNCTION me_at_a_browser() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT current_user_id() WHERE (this_sign_in()).purpose = 'browser'
$$;
REVOKE EXECUTE ON FUNCTION me_at_a_browser() FROM PUBLIC;

CREATE FUNCTION my_second_factor()
RETURNS TABLE (secret text, started_at timestamptz, confirmed_at timestamptz, codes_left integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.secret, t.started_at, t.confirmed_at,
         (SELECT count(*) FROM recovery_code r WHERE r.user_id = t.user_id AND r.used_at IS NULL)::integer
    FROM totp t WHERE t.user_id = me_at_a_browser()
$$;
REVOKE EXECUTE ON FUNCTION my_second_factor() FROM PUBLIC;
COMMENT ON FUNCTION my_second_factor() IS 'Door: whoever is signed in.';

-- Keeps a secret until a code confirms it; one that was begun before is forgotten. False: there is one that counts.
CREATE FUNCTION begin_totp(new_secret text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF me_at_a_browser() IS NULL THEN
    RAISE EXCEPTION 'Sign in to set up a second factor.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO totp (user_id, secret) VALUES (me_at_a_browser(), new_secret)
  ON CONFLICT (user_id) DO UPDATE SET secret = new_secret, started_at = clock_timestamp(), last_step = 0
   WHERE totp.confirmed_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION begin_totp(text) FROM PUBLIC;
COMMENT ON FUNCTION begin_totp(text) IS 'Door: whoever is signed in.';

-- Keeps new codes in the place of those that there were.
CREATE FUNCTION keep_recovery_codes(for_user uuid, codes text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM recovery_code WHERE user_id = for_user;
  INSERT INTO recovery_code (code_hash, user_id) SELECT unnest(codes), for_user;
$$;
REVOKE EXECUTE ON FUNCTION keep_recovery_codes(uuid, text[]) FROM PUBLIC;

-- From now on it counts. Its code is used hereby. False: nothing was begun, or it has been confirmed.
CREATE FUNCTION confirm_totp(verified_secret text, step bigint, codes text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  UPDATE totp SET confirmed_at = clock_timestamp(), last_step = step
   WHERE user_id = me AND secret = verified_secret AND confirmed_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM keep_recovery_codes(me, codes);
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.second_factor_set_up');
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION confirm_totp(text, bigint, text[]) FROM PUBLIC;
COMMENT ON FUNCTION confirm_totp(text, bigint, text[]) IS 'Door: whoever is signed in.';

CREATE FUNCTION renew_recovery_codes(codes text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  -- Two askings at once: each replaces all that the other left.
  PERFORM 1 FROM totp WHERE user_id = me AND confirmed_at IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM keep_recovery_codes(me, codes);
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.recovery_codes_renewed');
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION renew_recovery_codes(text[]) FROM PUBLIC;
COMMENT ON FUNCTION renew_recovery_codes(text[]) IS 'Door: whoever is signed in.';

CREATE FUNCTION forget_second_factor(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM totp WHERE user_id = asked AND confirmed_at IS NOT NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM recovery_code WHERE user_id = asked;
  DELETE FROM half_sign_in WHERE user_id = asked;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION forget_second_factor(uuid) FROM PUBLIC;

CREATE FUNCTION remove_second_factor() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  IF NOT forget_second_factor(me) THEN
    RETURN false;
  END IF;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.second_factor_removed');
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION remove_second_factor() FROM PUBLIC;
COMMENT ON FUNCTION remove_second_factor() IS 'Door: whoever is signed in.';

-- They have shown again who they are: by the second factor where they have one, by the password verified against this very
-- hash where they have none.
CREATE FUNCTION confirm_my_sign_in(verified_hash text, step bigint, recovery text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  IF has_second_factor(me) THEN
    IF NOT use_second_factor(me, step, recovery) THEN
      RETURN false;
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM credential WHERE user_id = me AND password_hash = verified_hash) THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION confirm_my_sign_in(text, bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION confirm_my_sign_in(text, bigint, text) IS 'Door: whoever is signed in.';

-- ── For everybody ───────────────────────────────────────────────────────────────────────────────────────────────────

-- As before, and whether they have what the installation may ask for: who lacks it is let in to set it up, and no further.
DROP FUNCTION see_sign_in(uuid);
CREATE FUNCTION see_sign_in(asked uuid)
RETURNS TABLE (id uuid, name text, email text, is_admin boolean, has_factor boolean, needs_factor boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH live AS (
    SELECT s.id, u.id AS user_id, u.name, u.email, u.is_admin, s.last_seen_at
      FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = asked AND s.purpose = 'browser' AND s.revoked_at IS NULL AND u.disabled_at IS NULL
       AND s.expires_at > now() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()),
  seen AS (
    UPDATE sign_in s SET last_seen_at = clock_timestamp()
      FROM live WHERE s.id = live.id AND live.last_seen_at < clock_timestamp() - interval '1 minute')
  SELECT user_id, name, email, is_admin, has_second_factor(user_id), (SELECT needs_second_factor FROM installation WHERE id = 1)
    FROM live
$$;
REVOKE EXECUTE ON FUNCTION see_sign_in(uuid) FROM PUBLIC;
COMMENT ON FUNCTION see_sign_in(uuid) IS 'Door: every request that carries a sign-in.';

-- Whether everybody needs one. False: it was so already.
CREATE FUNCTION require_second_factor(is_needed boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator says what everybody needs.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE installation SET needs_second_factor = is_needed WHERE id = 1 AND needs_second_factor <> is_needed;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION require_second_factor(boolean) FROM PUBLIC;
COMMENT ON FUNCTION require_second_factor(boolean) IS 'Door: administrators.';

-- For who has lost it. Whoever holds what they lost may be signed in there: their browsers are signed out.
CREATE FUNCTION remove_second_factor_of(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() OR asked = current_user_id() THEN
    RAISE EXCEPTION 'Only another administrator takes off somebody''s second factor.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT forget_second_factor(asked) THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET revoked_at = clock_timestamp(), device_hash = NULL
   WHERE user_id = asked AND purpose = 'browser' AND revoked_at IS NULL;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION remove_second_factor_of(uuid) FROM PUBLIC;
COMMENT ON FUNCTION remove_second_factor_of(uuid) IS 'Door: administrators.';

DROP FUNCTION list_accounts();
CREATE FUNCTION list_accounts()
RETURNS TABLE (id uuid, email text, name text, created_at timestamptz, disabled_at timestamptz, is_admin boolean,
               last_seen_at timestamptz, has_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.created_at, u.disabled_at, u.is_admin,
         (SELECT max(s.last_seen_at) FROM sign_in s WHERE s.user_id = u.id AND s.purpose = 'browser'),
         has_second_factor(u.id)
    FROM app_user u WHERE is_administrator() ORDER BY u.name, u.email
$$;
REVOKE EXECUTE ON FUNCTION list_accounts() FROM PUBLIC;
COMMENT ON FUNCTION list_accounts() IS 'Door: administrators.';
