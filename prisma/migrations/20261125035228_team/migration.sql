-- AlterTable
ALTER TABLE "compartment" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "account_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID NOT NULL DEFAULT current_user_id(),
    "user_id" UUID NOT NULL,
    "event" TEXT NOT NULL,

    CONSTRAINT "account_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "invitee" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID NOT NULL DEFAULT current_user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_entry_at_idx" ON "account_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_negotiation_id_idx" ON "invitation"("negotiation_id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_negotiation_id_fkey" FOREIGN KEY ("negotiation_id") REFERENCES "negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who is in ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- A negotiation keeps an owner who can sign in. Writers of a negotiation take turns, and so do changes made past them.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL THEN
    NEW.since := clock_timestamp();
  END IF;
  IF OLD.role = 'owner' AND OLD.removed_at IS NULL AND (NEW.role <> 'owner' OR NEW.removed_at IS NOT NULL) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.negotiation_id::text, 0));
    IF NOT EXISTS (SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id
                    WHERE m.negotiation_id = NEW.negotiation_id AND m.user_id <> NEW.user_id
                      AND m.role = 'owner' AND m.removed_at IS NULL AND u.disabled_at IS NULL) THEN
      RAISE EXCEPTION 'A negotiation keeps an owner.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps_an_owner BEFORE UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION keep_an_owner();

-- Who leaves loses their compartments, so that coming back opens none: but for those that nobody else is in, whose records
-- would be lost to everybody. Their place there is kept, and counts while they are a member. The links they gave out are
-- theirs as an owner, and end with that.
CREATE FUNCTION close_membership() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL THEN
    DELETE FROM compartment_member cm USING compartment c
     WHERE c.id = cm.compartment_id AND c.negotiation_id = NEW.negotiation_id AND cm.user_id = NEW.user_id
       AND EXISTS (SELECT 1 FROM compartment_member other
                     JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = other.user_id AND m.removed_at IS NULL
                    WHERE other.compartment_id = cm.compartment_id AND other.user_id <> NEW.user_id);
  END IF;
  IF NEW.removed_at IS NOT NULL OR NEW.role <> 'owner' THEN
    UPDATE invitation SET revoked_at = clock_timestamp()
     WHERE negotiation_id = NEW.negotiation_id AND invited_by = NEW.user_id AND revoked_at IS NULL AND accepted_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER closes AFTER UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION close_membership();

-- The wall lets owners change memberships; one's own anybody ends.
CREATE FUNCTION leave_negotiation(asked uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE membership SET removed_at = clock_timestamp(), version = version + 1
   WHERE negotiation_id = asked AND user_id = current_user_id() AND removed_at IS NULL
$$;

CREATE POLICY compartment_is_renamed ON compartment FOR UPDATE
  USING (id IN (SELECT my_compartments()) AND negotiation_id IN (SELECT my_negotiations_as('owner')));

-- ── Invitations ─────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE invitation
  ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES app_user (id),
  ADD CONSTRAINT invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES app_user (id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitation_is_visible ON invitation FOR SELECT USING (negotiation_id IN (SELECT my_negotiations_as('owner')));
CREATE POLICY invitation_is_made ON invitation FOR INSERT
  WITH CHECK (negotiation_id IN (SELECT my_negotiations_as('owner')) AND invited_by = current_user_id());
CREATE POLICY invitation_is_revoked ON invitation FOR UPDATE USING (negotiation_id IN (SELECT my_negotiations_as('owner')));

CREATE FUNCTION invitation_state(i invitation) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN i.accepted_at IS NOT NULL THEN 'used'
    WHEN i.revoked_at IS NOT NULL OR EXISTS (SELECT 1 FROM app_user WHERE id = i.invited_by AND disabled_at IS NOT NULL) THEN 'revoked'
    WHEN i.expires_at <= clock_timestamp() THEN 'expired'
    ELSE 'open' END
$$;

-- What its link tells: of one that opens nothing, no more than that.
CREATE FUNCTION find_invitation(token text) RETURNS TABLE (state text, negotiation text, "role" "Role", inviter text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT invitation_state(i), n.name, i.role, u.name
    FROM invitation i
    LEFT JOIN negotiation n ON n.id = i.negotiation_id AND invitation_state(i) = 'open'
    LEFT JOIN app_user u ON u.id = i.invited_by AND invitation_state(i) = 'open'
   WHERE i.token_hash = token
$$;

-- Lets the actor in. 'in': they were in already, and the link is not used up.
CREATE FUNCTION accept_invitation(token text)
RETURNS TABLE (state text, negotiation_id uuid, slug text, "role" "Role", invited_by uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me uuid := current_user_id();
  asked invitation;
BEGIN
  SELECT i.* INTO asked FROM invitation i WHERE i.token_hash = token;
  IF me IS NULL OR NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(asked.negotiation_id::text, 0));
  SELECT i.* INTO asked FROM invitation i WHERE i.token_hash = token FOR UPDATE;
  IF invitation_state(asked) <> 'open' THEN
    RETURN QUERY SELECT invitation_state(asked), NULL::uuid, NULL::text, NULL::"Role", NULL::uuid;
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM membership m WHERE m.negotiation_id = asked.negotiation_id AND m.user_id = me AND m.removed_at IS NULL) THEN
    RETURN QUERY SELECT 'in', n.id, n.slug, asked.role, asked.invited_by FROM negotiation n WHERE n.id = asked.negotiation_id;
    RETURN;
  END IF;
  INSERT INTO membership AS m (negotiation_id, user_id, role) VALUES (asked.negotiation_id, me, asked.role)
  ON CONFLICT (negotiation_id, user_id) DO UPDATE SET role = asked.role, removed_at = NULL, version = m.version + 1;
  UPDATE invitation i SET accepted_at = clock_timestamp(), accepted_by = me WHERE i.id = asked.id;
  RETURN QUERY SELECT 'open', n.id, n.slug, asked.role, asked.invited_by FROM negotiation n WHERE n.id = asked.negotiation_id;
END $$;

-- An account for who holds an open link and has none; they accept in the same transaction, so that one link makes one.
-- Null: the address has an account, whose owner signs in.
CREATE FUNCTION make_invited_account(token text, new_email text, new_name text, new_hash text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked invitation;
BEGIN
  SELECT i.* INTO asked FROM invitation i WHERE i.token_hash = token FOR UPDATE;
  IF NOT FOUND OR invitation_state(asked) <> 'open' THEN
    RAISE EXCEPTION 'This invitation opens nothing.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT 1 FROM app_user WHERE email = lower(new_email)) THEN
    RETURN NULL;
  END IF;
  RETURN create_user(new_email, new_name, new_hash);
END $$;

-- ── Accounts ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- An administrator manages accounts through these doors, and sees no negotiation by that right.

CREATE FUNCTION is_administrator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app_user WHERE id = current_user_id() AND is_admin)
$$;

ALTER TABLE account_entry
  ADD CONSTRAINT account_entry_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app_user (id),
  ADD CONSTRAINT account_entry_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE account_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_entry_is_visible ON account_entry FOR SELECT USING ((SELECT is_administrator()));
CREATE POLICY account_entry_is_appendable ON account_entry FOR INSERT
  WITH CHECK (actor_id = current_user_id() AND (user_id = current_user_id() OR (SELECT is_administrator())));
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON account_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON account_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION list_accounts()
RETURNS TABLE (id uuid, email text, name text, created_at timestamptz, disabled_at timestamptz, is_admin boolean, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.created_at, u.disabled_at, u.is_admin,
         (SELECT max(s.last_seen_at) FROM sign_in s WHERE s.user_id = u.id)
    FROM app_user u WHERE is_administrator() ORDER BY u.name, u.email
$$;

-- Ends what is signed in, and the links that are out. False: there is no such account, or it is disabled already.
CREATE FUNCTION disable_account(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Two administrators who disable each other: the second finds that they are none any more.
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NOT is_administrator() OR asked = current_user_id() THEN
    RAISE EXCEPTION 'Only another administrator disables an account.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = asked AND disabled_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE sign_in SET revoked_at = clock_timestamp() WHERE user_id = asked AND revoked_at IS NULL;
  UPDATE password_link SET used_at = clock_timestamp() WHERE user_id = asked AND used_at IS NULL;
  RETURN true;
END $$;

CREATE FUNCTION enable_account(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator enables an account.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE app_user SET disabled_at = NULL WHERE id = asked AND disabled_at IS NOT NULL;
  RETURN FOUND;
END $$;

-- False: there is no such account, or it is disabled.
CREATE FUNCTION make_password_link_for(asked uuid, token text, lasting interval) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator makes a link for somebody else.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM app_user WHERE id = asked AND disabled_at IS NULL) THEN
    RETURN false;
  END IF;
  PERFORM make_password_link(asked, token, lasting);
  RETURN true;
END $$;

-- ── What the app's role may do ──────────────────────────────────────────────────────────────────────────────────────

COMMENT ON FUNCTION leave_negotiation(uuid) IS 'Door: members.';
COMMENT ON FUNCTION find_invitation(text) IS 'Door: who holds a link.';
COMMENT ON FUNCTION accept_invitation(text) IS 'Door: who holds a link.';
COMMENT ON FUNCTION make_invited_account(text, text, text, text) IS 'Door: who holds a link.';
COMMENT ON FUNCTION is_administrator() IS 'Door: policies ask it.';
COMMENT ON FUNCTION list_accounts() IS 'Door: administrators.';
COMMENT ON FUNCTION disable_account(uuid) IS 'Door: administrators.';
COMMENT ON FUNCTION enable_account(uuid) IS 'Door: administrators.';
COMMENT ON FUNCTION make_password_link_for(uuid, text, interval) IS 'Door: administrators.';

CREATE OR REPLACE FUNCTION grant_parley_app(app name) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  t text;
  columns text;
  f record;
BEGIN
  EXECUTE 'REVOKE CREATE ON SCHEMA public FROM PUBLIC';
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM %I', app);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  FOR t IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' AND cmd IN ('SELECT', 'ALL')
           UNION SELECT 'installation' LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I', t, app);
  END LOOP;
  -- Moments, authors, places in the chain and what becomes of a link are the database's to give.
  FOR t IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' AND cmd IN ('INSERT', 'ALL') LOOP
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns
      FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = t
       AND NOT (t = 'record' AND column_name IN ('seq', 'recorded_at', 'recorded_by'))
       AND NOT (t = 'audit_entry' AND column_name IN ('seq', 'at', 'actor_id', 'previous_hash', 'hash'))
       AND NOT (t = 'account_entry' AND column_name IN ('at', 'actor_id'))
       AND NOT (t = 'invitation' AND column_name IN ('invited_by', 'created_at', 'revoked_at', 'accepted_at', 'accepted_by'));
    EXECUTE format('GRANT INSERT (%s) ON %I TO %I', columns, t, app);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SEQUENCE record_seq_seq TO %I', app);
  EXECUTE format('GRANT UPDATE (name, summary, time_zone, present, version) ON negotiation TO %I', app);
  EXECUTE format('GRANT UPDATE (role, removed_at, version) ON membership TO %I', app);
  EXECUTE format('GRANT UPDATE (name, meaning, version) ON compartment TO %I', app);
  EXECUTE format('GRANT DELETE ON compartment_member TO %I', app);
  EXECUTE format('GRANT UPDATE (revoked_at) ON invitation TO %I', app);
  EXECUTE format('GRANT UPDATE (content, version, updated_at, filed_as, discarded_at) ON session_draft TO %I', app);
  EXECUTE format('GRANT UPDATE (revoked_at) ON sign_in TO %I', app);
  -- Only what is ours: other functions may stand in the same schema, an extension's for one.
  FOR f IN SELECT p.oid::regprocedure AS name, coalesce(obj_description(p.oid, 'pg_proc'), '') LIKE 'Door: %' AS is_door
             FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
              AND p.proowner = (SELECT proowner FROM pg_proc WHERE oid = 'grant_parley_app(name)'::regprocedure)
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, %I', f.name, app);
    IF f.is_door THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', f.name, app);
    END IF;
  END LOOP;
END $$;
