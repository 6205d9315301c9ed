-- AlterTable
ALTER TABLE "sign_in" ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "is_strong" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "provider_session" TEXT;

-- AlterTable
ALTER TABLE "half_sign_in" ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "provider_session" TEXT;

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_issuer_subject_key" ON "identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "identity_user_id_issuer_key" ON "identity"("user_id", "issuer");

-- CreateIndex
CREATE INDEX "sign_in_identity_id_idx" ON "sign_in"("identity_id");

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "half_sign_in" ADD CONSTRAINT "half_sign_in_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Who somebody is at an identity provider ─────────────────────────────────────────────────────────────────────────
-- No policy: what the app needs comes through the doors below. It has checked what the provider signed before it asks.

ALTER TABLE identity ENABLE ROW LEVEL SECURITY;

-- 'groups': a minute in which somebody's roles follow what the provider says of them. What it says stands in its scopes.
ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check
  CHECK (purpose IN ('browser', 'calendar', 'mail', 'table', 'token', 'webhook', 'groups'));
ALTER TABLE sign_in ADD CONSTRAINT sign_in_groups_check CHECK (
  purpose <> 'groups' OR (cardinality(scopes) = 1 AND expires_at <= created_at + interval '2 minutes'));
ALTER TABLE sign_in ADD CONSTRAINT sign_in_strong_check CHECK (NOT is_strong OR purpose = 'browser');

-- 'entered', with the sign-in; 'half': their own second factor is asked for, unless the provider's several factors count;
-- 'disabled'; 'unknown': nobody here is known by it.
CREATE FUNCTION enter_by_identity(from_issuer text, asked_subject text, called text, strong boolean, provider_name text,
                                  half text, half_lasting interval, lasting interval, agent text, from_address text,
                                  idle interval, device text)
RETURNS TABLE (state text, user_id uuid, sign_in_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  known identity;
  opened uuid;
BEGIN
  SELECT i.* INTO known FROM identity i WHERE i.issuer = from_issuer AND i.subject = asked_subject;
  -- Whoever sets up their first second factor meanwhile, or unlinks them, waits or is waited for.
  PERFORM lock_account(known.user_id);
  UPDATE identity i SET used_at = clock_timestamp(), label = called WHERE i.id = known.id;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'unknown', NULL::uuid, NULL::uuid;
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM app_user u WHERE u.id = known.user_id AND u.disabled_at IS NOT NULL) THEN
    RETURN QUERY SELECT 'disabled', known.user_id, NULL::uuid;
    RETURN;
  END IF;
  IF NOT strong AND has_second_factor(known.user_id) THEN
    INSERT INTO half_sign_in (token_hash, user_id, expires_at, identity_id, provider_session)
    VALUES (half, known.user_id, clock_timestamp() + half_lasting, known.id, provider_name);
    RETURN QUERY SELECT 'half', known.user_id, NULL::uuid;
    RETURN;
  END IF;
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash, identity_id, provider_session,
                       is_strong)
  VALUES (known.user_id, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device, known.id,
          provider_name, strong) RETURNING id INTO opened;
  RETURN QUERY SELECT 'entered', known.user_id, opened;
END $$;
REVOKE EXECUTE ON FUNCTION enter_by_identity(text, text, text, boolean, text, text, interval, interval, text, text, interval, text)
  FROM PUBLIC;
COMMENT ON FUNCTION enter_by_identity(text, text, text, boolean, text, text, interval, interval, text, text, interval, text) IS
  'Door: signing in, once the identity provider''s word was checked.';

-- Of an account there is one identity of an issuer, and of an identity one account. 'linked'; 'taken': one of the two has
-- another already; 'nobody': no account that can sign in has this address.
CREATE FUNCTION link_identity(for_user uuid, from_issuer text, new_subject text, called text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT lock_account(for_user) THEN
    RETURN 'nobody';
  END IF;
  INSERT INTO identity (user_id, issuer, subject, label) VALUES (for_user, from_issuer, new_subject, called)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'taken';
  END IF;
  INSERT INTO account_entry (actor_id, user_id, event) VALUES (for_user, for_user, 'account.identity_linked');
  RETURN 'linked';
END $$;
REVOKE EXECUTE ON FUNCTION link_identity(uuid, text, text, text) FROM PUBLIC;

-- By an address that the provider has verified.
CREATE FUNCTION link_identity_by_email(verified_email text, from_issuer text, new_subject text, called text)
RETURNS TABLE (came text, name text, email text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  found app_user;
BEGIN
  SELECT u.* INTO found FROM app_user u WHERE u.email = lower(verified_email) AND u.disabled_at IS NULL;
  RETURN QUERY SELECT link_identity(found.id, from_issuer, new_subject, called), found.name, found.email;
END $$;
REVOKE EXECUTE ON FUNCTION link_identity_by_email(text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION link_identity_by_email(text, text, text, text) IS
  'Door: signing in, once the identity provider''s word was checked.';

-- An account without a password. False: there is one with this address.
CREATE FUNCTION make_identity_account(new_email text, new_name text, from_issuer text, new_subject text, called text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made uuid;
BEGIN
  INSERT INTO app_user (email, name) VALUES (lower(new_email), new_name) ON CONFLICT DO NOTHING RETURNING id INTO made;
  IF made IS NULL THEN
    RETURN false;
  END IF;
  IF link_identity(made, from_issuer, new_subject, called) <> 'linked' THEN
    -- Two askings at once: of the second nothing is kept.
    RAISE EXCEPTION 'Somebody is known by this already.' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION make_identity_account(text, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION make_identity_account(text, text, text, text, text) IS
  'Door: signing in, once the identity provider''s word was checked.';

-- Whether somebody is known by an identity of this issuer: where passwords are switched off for such people, theirs opens nothing.
CREATE FUNCTION has_identity(asked uuid, from_issuer text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM identity WHERE user_id = asked AND issuer = from_issuer)
$$;
REVOKE EXECUTE ON FUNCTION has_identity(uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION has_identity(uuid, text) IS 'Door: signing in, once the password was right.';

-- ── One's own ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION my_identity(from_issuer text)
RETURNS TABLE (label text, linked_at timestamptz, used_at timestamptz, has_password boolean, has_passkey boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.label, i.linked_at, i.used_at, EXISTS (SELECT 1 FROM credential c WHERE c.user_id = m.me),
         EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = m.me)
    FROM (SELECT me_at_a_browser() AS me) m LEFT JOIN identity i ON i.user_id = m.me AND i.issuer = from_issuer
   WHERE m.me IS NOT NULL
$$;
REVOKE EXECUTE ON FUNCTION my_identity(text) FROM PUBLIC;
COMMENT ON FUNCTION my_identity(text) IS 'Door: whoever is signed in.';

CREATE FUNCTION link_my_identity(from_issuer text, new_subject text, called text) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT link_identity(me_at_a_browser(), from_issuer, new_subject, called)
$$;
REVOKE EXECUTE ON FUNCTION link_my_identity(text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION link_my_identity(text, text, text) IS 'Door: whoever is signed in.';

-- The sign-ins that it opened end with it, except one, and so do those that wait for a second factor.
CREATE FUNCTION forget_identity(asked uuid, from_issuer text, kept_sign_in uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_account(asked);
  UPDATE sign_in s SET revoked_at = clock_timestamp(), device_hash = NULL FROM identity i
   WHERE i.user_id = asked AND i.issuer = from_issuer AND s.identity_id = i.id AND s.revoked_at IS NULL
     AND s.id IS DISTINCT FROM kept_sign_in;
  DELETE FROM half_sign_in h USING identity i WHERE i.user_id = asked AND i.issuer = from_issuer AND h.identity_id = i.id;
  UPDATE sign_in SET is_strong = false WHERE id = kept_sign_in;
  DELETE FROM identity WHERE user_id = asked AND issuer = from_issuer;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION forget_identity(uuid, text, uuid) FROM PUBLIC;

-- Never the only way in: a password or a passkey has to be there.
CREATE FUNCTION unlink_my_identity(from_issuer text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  PERFORM lock_account(me);
  IF NOT EXISTS (SELECT 1 FROM credential WHERE user_id = me) AND NOT EXISTS (SELECT 1 FROM passkey WHERE user_id = me)
     OR NOT forget_identity(me, from_issuer, (this_sign_in()).id) THEN
    RETURN false;
  END IF;
  INSERT INTO account_entry (user_id, event) VALUES (me, 'account.identity_unlinked');
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION unlink_my_identity(text) FROM PUBLIC;
COMMENT ON FUNCTION unlink_my_identity(text) IS 'Door: whoever is signed in.';

-- The provider has just asked them again. Where there is a second factor of their own it is what confirms, as after a password.
CREATE FUNCTION confirm_my_sign_in_by_identity(from_issuer text, verified_subject text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := me_at_a_browser();
BEGIN
  IF has_second_factor(me) OR NOT EXISTS (
    SELECT 1 FROM identity WHERE user_id = me AND issuer = from_issuer AND subject = verified_subject) THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET confirmed_at = clock_timestamp() WHERE id = (this_sign_in()).id;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION confirm_my_sign_in_by_identity(text, text) FROM PUBLIC;
COMMENT ON FUNCTION confirm_my_sign_in_by_identity(text, text) IS 'Door: whoever is signed in.';

-- For who is somebody new at the provider, or should never have been linked.
CREATE FUNCTION unlink_identity_of(asked uuid, from_issuer text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() OR asked = current_user_id() THEN
    RAISE EXCEPTION 'Only another administrator unlinks somebody.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN forget_identity(asked, from_issuer, NULL);
END $$;
REVOKE EXECUTE ON FUNCTION unlink_identity_of(uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION unlink_identity_of(uuid, text) IS 'Door: administrators.';

-- Those whom an issuer knows. To anybody but an administrator: none.
CREATE FUNCTION list_identities(from_issuer text) RETURNS TABLE (user_id uuid, label text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.user_id, i.label FROM identity i WHERE is_administrator() AND i.issuer = from_issuer
$$;
REVOKE EXECUTE ON FUNCTION list_identities(text) FROM PUBLIC;
COMMENT ON FUNCTION list_identities(text) IS 'Door: administrators.';

-- The provider says that somebody is signed out there: of one session, or, where it names none, of all.
CREATE FUNCTION end_sign_ins_of_identity(from_issuer text, of_subject text, of_session text) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  DELETE FROM half_sign_in h USING identity i
   WHERE i.issuer = from_issuer AND h.identity_id = i.id AND (of_subject IS NULL OR i.subject = of_subject)
     AND (of_session IS NULL OR h.provider_session = of_session) AND num_nonnulls(of_subject, of_session) > 0;
  UPDATE sign_in s SET revoked_at = clock_timestamp() FROM identity i
   WHERE i.issuer = from_issuer AND s.identity_id = i.id AND (of_subject IS NULL OR i.subject = of_subject)
     AND (of_session IS NULL OR s.provider_session = of_session) AND num_nonnulls(of_subject, of_session) > 0
     AND s.revoked_at IS NULL;
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;
REVOKE EXECUTE ON FUNCTION end_sign_ins_of_identity(text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION end_sign_ins_of_identity(text, text, text) IS 'Door: the identity provider, whose word was checked.';

-- ── Roles that follow the provider's groups ─────────────────────────────────────────────────────────────────────────

-- Null: nobody is known by it, or may sign in.
CREATE FUNCTION open_groups_sign_in(from_issuer text, asked_subject text, said "Role") RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  known identity;
  opened uuid;
BEGIN
  SELECT i.* INTO known FROM identity i JOIN app_user u ON u.id = i.user_id
   WHERE i.issuer = from_issuer AND i.subject = asked_subject AND u.disabled_at IS NULL;
  IF FOUND THEN
    DELETE FROM sign_in s WHERE s.user_id = known.user_id AND s.purpose = 'groups' AND s.expires_at < clock_timestamp();
    INSERT INTO sign_in (user_id, purpose, scopes, expires_at, identity_id)
    VALUES (known.user_id, 'groups', ARRAY[said::text], now() + interval '1 minute', known.id) RETURNING id INTO opened;
  END IF;
  RETURN opened;
END $$;
REVOKE EXECUTE ON FUNCTION open_groups_sign_in(text, text, "Role") FROM PUBLIC;
COMMENT ON FUNCTION open_groups_sign_in(text, text, "Role") IS
  'Door: signing in, once the identity provider''s word was checked.';

-- What the provider says of who acts; null for anybody who acts by anything else.
CREATE FUNCTION role_by_my_groups() RETURNS "Role"
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (s.scopes[1])::"Role" FROM this_sign_in() s WHERE s.purpose = 'groups' AND current_user_id() IS NOT NULL
$$;
REVOKE EXECUTE ON FUNCTION role_by_my_groups() FROM PUBLIC;
COMMENT ON FUNCTION role_by_my_groups() IS 'Door: who signs in by the identity provider.';

CREATE FUNCTION follow_my_groups(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE membership m SET role = role_by_my_groups(), version = version + 1
   WHERE m.negotiation_id = asked AND m.user_id = current_user_id() AND m.removed_at IS NULL
     AND m.role <> role_by_my_groups();
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION follow_my_groups(uuid) FROM PUBLIC;
COMMENT ON FUNCTION follow_my_groups(uuid) IS 'Door: who signs in by the identity provider.';

-- ── As before, and whose several factors at the provider count has one ──────────────────────────────────────────────

CREATE OR REPLACE FUNCTION see_sign_in(asked uuid)
RETURNS TABLE (id uuid, name text, email text, is_admin boolean, has_factor boolean, needs_factor boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH live AS (
    SELECT s.id, u.id AS user_id, u.name, u.email, u.is_admin, s.last_seen_at, s.is_strong
      FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = asked AND s.purpose = 'browser' AND s.revoked_at IS NULL AND u.disabled_at IS NULL
       AND s.expires_at > now() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()),
  seen AS (
    UPDATE sign_in s SET last_seen_at = clock_timestamp()
      FROM live WHERE s.id = live.id AND live.last_seen_at < clock_timestamp() - interval '1 minute')
  SELECT user_id, name, email, is_admin, is_strong OR has_second_factor(user_id),
         (SELECT needs_second_factor FROM installation WHERE id = 1)
    FROM live
$$;

CREATE OR REPLACE FUNCTION lacks_second_factor(carried uuid, is_required boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM sign_in s
                  WHERE s.id = carried AND s.purpose = 'browser' AND NOT s.is_strong AND NOT has_second_factor(s.user_id)
                    AND (is_required OR (SELECT needs_second_factor FROM installation WHERE id = 1)))
$$;

-- As before, and the sign-in knows which identity it began with.
CREATE OR REPLACE FUNCTION pass_half_sign_in(token text, step bigint, recovery text, lasting interval, agent text,
                                             from_address text, idle interval, device text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  half half_sign_in;
  opened uuid;
BEGIN
  SELECT h.* INTO half FROM half_sign_in h JOIN app_user u ON u.id = h.user_id
   WHERE h.token_hash = token AND h.expires_at > clock_timestamp() AND u.disabled_at IS NULL FOR UPDATE OF h;
  IF NOT FOUND OR NOT use_second_factor(half.user_id, step, recovery) THEN
    RETURN NULL;
  END IF;
  DELETE FROM half_sign_in WHERE token_hash = token;
  INSERT INTO sign_in (user_id, expires_at, user_agent, address, idle_seconds, device_hash, identity_id, provider_session)
  VALUES (half.user_id, now() + lasting, agent, from_address, extract(epoch FROM idle)::integer, device, half.identity_id,
          half.provider_session) RETURNING id INTO opened;
  RETURN opened;
END $$;
