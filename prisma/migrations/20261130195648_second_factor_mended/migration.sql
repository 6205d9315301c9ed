-- AlterTable
ALTER TABLE "passkey" DROP COLUMN "transports";

-- ── Who lacks the second factor that everybody needs ────────────────────────────────────────────────────────────────
-- For what a page asks by itself, and often: `see_sign_in` would take it for a sign of life, and write.

CREATE FUNCTION lacks_second_factor(carried uuid, is_required boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM sign_in s
                  WHERE s.id = carried AND s.purpose = 'browser' AND NOT has_second_factor(s.user_id)
                    AND (is_required OR (SELECT needs_second_factor FROM installation WHERE id = 1)))
$$;
REVOKE EXECUTE ON FUNCTION lacks_second_factor(uuid, boolean) FROM PUBLIC;
COMMENT ON FUNCTION lacks_second_factor(uuid, boolean) IS 'Door: every request that carries a sign-in.';

-- As before, and the open pages of who lacks it look anew whether they may be told anything.
CREATE OR REPLACE FUNCTION require_second_factor(is_needed boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator says what everybody needs.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE installation SET needs_second_factor = is_needed WHERE id = 1 AND needs_second_factor <> is_needed;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM pg_notify('parley_access', concat_ws(' ', u.id, 'sign_in')) FROM app_user u WHERE NOT has_second_factor(u.id);
  RETURN true;
END $$;

-- ── One's own ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- All that change somebody's factors take turns: each locks the account's row first.

CREATE FUNCTION lock_account(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app_user WHERE id = asked FOR UPDATE;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION lock_account(uuid) FROM PUBLIC;

-- The first factor was set up: a browser that the password alone opened could remove it, or add one of its own. So the others
-- sign in again, which asks for it, and this one has shown who it is.
CREATE FUNCTION trust_this_browser_alone(me uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE sign_in SET revoked_at = coalesce(revoked_at, clock_timestamp()), device_hash = NULL
   WHERE user_id = me AND purpose = 'browser' AND id <> (this_sign_in()).id
     AND (revoked_at IS NULL OR device_hash IS NOT NULL);
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
$$;
REVOKE EXECUTE ON FUNCTION trust_this_browser_alone(uuid) FROM PUBLIC;

-- From now on the app counts. Its code is used hereby. 'with_codes': the recovery codes were kept, as there were none; 'kept':
-- those beside a passkey hold on. Null: nothing was begun, or it has been confirmed.
DROP FUNCTION confirm_totp(text, bigint, text[]);
CREATE FUNCTION confirm_totp(verified_secret text, step bigint, codes text[]) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
  had_one boolean;
BEGIN
  PERFORM lock_account(me);
  had_one := has_second_factor(me);
  UPDATE totp SET confirmed_at = clock_timestamp(), last_step = step
   WHERE user_id = me AND secret = verified_secret AND confirmed_at IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.second_factor_set_up');
  IF had_one THEN
    RETURN 'kept';
  END IF;
  PERFORM trust_this_browser_alone(me);
  PERFORM keep_recovery_codes(me, codes);
  RETURN 'with_codes';
END $$;
REVOKE EXECUTE ON FUNCTION confirm_totp(text, bigint, text[]) FROM PUBLIC;
COMMENT ON FUNCTION confirm_totp(text, bigint, text[]) IS 'Door: whoever is signed in.';

-- As before, without the ways to reach it, which nothing asked for.
DROP FUNCTION keep_passkey(text, text, bigint, text[], text, boolean, text[]);
CREATE FUNCTION keep_passkey(new_id text, key text, new_counter bigint, called text, synced boolean, codes text[])
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
  had_one boolean;
BEGIN
  IF NOT lock_account(me) THEN
    RAISE EXCEPTION 'Sign in to keep a passkey.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (SELECT count(*) FROM passkey WHERE user_id = me) >= 20 THEN
    RETURN 'many';
  END IF;
  had_one := has_second_factor(me);
  INSERT INTO passkey (id, user_id, public_key, counter, name, is_synced)
  VALUES (new_id, me, key, new_counter, called, synced) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'known';
  END IF;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.passkey_made');
  IF had_one THEN
    RETURN 'kept';
  END IF;
  PERFORM trust_this_browser_alone(me);
  PERFORM keep_recovery_codes(me, codes);
  RETURN 'with_codes';
END $$;
REVOKE EXECUTE ON FUNCTION keep_passkey(text, text, bigint, text, boolean, text[]) FROM PUBLIC;
COMMENT ON FUNCTION keep_passkey(text, text, bigint, text, boolean, text[]) IS 'Door: whoever is signed in.';

-- No row: there is none of theirs. Otherwise what it was called, and whether signing in asks for another factor still.
DROP FUNCTION remove_passkey(text);
CREATE FUNCTION remove_passkey(asked text) RETURNS TABLE (name text, has_factor boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
  called text;
BEGIN
  PERFORM lock_account(me);
  DELETE FROM passkey k WHERE k.id = asked AND k.user_id = me RETURNING k.name INTO called;
  IF FOUND THEN
    PERFORM forget_codes_without_factor(me);
    INSERT INTO account_entry (user_id, event) VALUES (me, 'account.passkey_removed');
    RETURN QUERY SELECT called, has_second_factor(me);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION remove_passkey(text) FROM PUBLIC;
COMMENT ON FUNCTION remove_passkey(text) IS 'Door: whoever is signed in.';

-- No row: there was no app. Otherwise whether signing in asks for another factor still.
DROP FUNCTION remove_second_factor();
CREATE FUNCTION remove_second_factor() RETURNS TABLE (has_factor boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  PERFORM lock_account(me);
  DELETE FROM totp WHERE user_id = me AND confirmed_at IS NOT NULL;
  IF FOUND THEN
    PERFORM forget_codes_without_factor(me);
    INSERT INTO account_entry (user_id, event) VALUES (me, 'account.second_factor_removed');
    RETURN QUERY SELECT has_second_factor(me);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION remove_second_factor() FROM PUBLIC;
COMMENT ON FUNCTION remove_second_factor() IS 'Door: whoever is signed in.';

CREATE OR REPLACE FUNCTION forget_second_factor(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had_one boolean;
BEGIN
  PERFORM lock_account(asked);
  had_one := has_second_factor(asked);
  DELETE FROM totp WHERE user_id = asked;
  DELETE FROM passkey WHERE user_id = asked;
  PERFORM forget_codes_without_factor(asked);
  RETURN had_one;
END $$;

-- As before; gives back whom to tell of it. No row: they had none.
DROP FUNCTION remove_second_factor_of(uuid);
CREATE FUNCTION remove_second_factor_of(asked uuid) RETURNS TABLE (name text, email text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() OR asked = current_user_id() THEN
    RAISE EXCEPTION 'Only another administrator takes off somebody''s second factor.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF forget_second_factor(asked) THEN
    UPDATE sign_in SET revoked_at = clock_timestamp(), device_hash = NULL
     WHERE user_id = asked AND purpose = 'browser' AND revoked_at IS NULL;
    RETURN QUERY SELECT u.name, u.email FROM app_user u WHERE u.id = asked;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION remove_second_factor_of(uuid) FROM PUBLIC;
COMMENT ON FUNCTION remove_second_factor_of(uuid) IS 'Door: administrators.';

-- ── Challenges ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- As before: of a challenge that was made for somebody the wall says who answers it, and not the app.
DROP FUNCTION take_passkey_challenge(text, text, uuid);
CREATE FUNCTION take_passkey_challenge(hash text, for_purpose text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey_challenge
   WHERE challenge_hash = hash AND purpose = for_purpose AND expires_at > clock_timestamp()
     AND CASE WHEN purpose = 'enter' THEN user_id IS NULL ELSE user_id = me_at_a_browser() END;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION take_passkey_challenge(text, text) FROM PUBLIC;
COMMENT ON FUNCTION take_passkey_challenge(text, text) IS 'Door: who answers a challenge.';
