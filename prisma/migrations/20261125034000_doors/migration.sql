-- Doors: what the app's role may call is said one by one, and no other role may call anything.

-- ── Closed circles ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Who is in a compartment lets others in, and takes them out; being an owner alone opens none.

DROP POLICY compartment_member_is_added ON compartment_member;
CREATE POLICY compartment_member_is_added ON compartment_member FOR INSERT
  WITH CHECK (compartment_id IN (SELECT my_compartments())
    AND EXISTS (SELECT 1 FROM compartment c
                  JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.removed_at IS NULL
                 WHERE c.id = compartment_member.compartment_id AND m.user_id = compartment_member.user_id
                   AND c.negotiation_id IN (SELECT my_negotiations_as('owner'))));

DROP POLICY compartment_member_is_removed ON compartment_member;
CREATE POLICY compartment_member_is_removed ON compartment_member FOR DELETE
  USING (compartment_id IN (SELECT my_compartments())
    AND compartment_id IN (SELECT c.id FROM compartment c WHERE c.negotiation_id IN (SELECT my_negotiations_as('owner'))));

-- A new compartment has nobody in it who could let its maker in, so it comes with them.
DROP POLICY compartment_is_made ON compartment;
CREATE FUNCTION make_compartment(for_negotiation uuid, new_name text, new_meaning text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM my_negotiations_as('owner') AS mine WHERE mine = for_negotiation) THEN
    RAISE EXCEPTION 'Only an owner makes a compartment.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO compartment (negotiation_id, name, meaning) VALUES (for_negotiation, new_name, new_meaning) RETURNING id INTO made;
  INSERT INTO compartment_member (compartment_id, user_id) VALUES (made, current_user_id());
  RETURN made;
END $$;

-- ── The audit chain ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The count would tell of hidden entries: it is for the owner of the tables, and the app hears only whether all is well.

CREATE OR REPLACE FUNCTION audit_verify(negotiation uuid) RETURNS TABLE (entries bigint, first_broken bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH chain AS (
    SELECT e.seq, e.hash = audit_hash(e)
             AND e.previous_hash = coalesce(lag(e.hash) OVER w, '')
             AND e.seq = coalesce(lag(e.seq) OVER w, 0) + 1 AS fits
      FROM audit_entry e WHERE e.negotiation_id = negotiation WINDOW w AS (ORDER BY e.seq)),
  tail AS (SELECT coalesce(max(seq), 0) AS last FROM chain)
  SELECT (SELECT count(*) FROM chain),
         coalesce((SELECT min(seq) FROM chain WHERE NOT fits),
                  (SELECT t.last + 1 FROM tail t
                    WHERE NOT EXISTS (SELECT 1 FROM audit_head h
                                       WHERE h.negotiation_id = negotiation AND h.seq = t.last
                                         AND (t.last = 0 OR h.hash = (SELECT hash FROM audit_entry WHERE negotiation_id = negotiation AND seq = t.last)))
                      AND EXISTS (SELECT 1 FROM audit_head h WHERE h.negotiation_id = negotiation)))
$$;

CREATE FUNCTION is_audit_intact(negotiation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT first_broken IS NULL FROM audit_verify(negotiation) WHERE negotiation IN (SELECT my_negotiations())
$$;

-- ── What the app's role may do ──────────────────────────────────────────────────────────────────────────────────────
-- A function is a door for the app if its comment begins so, and says for whom. Grants on tables follow the policies:
-- what no policy speaks of is not granted.

COMMENT ON FUNCTION current_user_id() IS 'Door: policies and defaults ask it.';
COMMENT ON FUNCTION my_negotiations() IS 'Door: policies ask it.';
COMMENT ON FUNCTION my_negotiations_as("Role") IS 'Door: policies ask it.';
COMMENT ON FUNCTION my_compartments() IS 'Door: policies ask it.';
COMMENT ON FUNCTION my_colleagues() IS 'Door: policies ask it.';
COMMENT ON FUNCTION find_credential(text) IS 'Door: signing in, before anybody is known.';
COMMENT ON FUNCTION open_sign_in(uuid, interval, text, text) IS 'Door: signing in, once the password was right.';
COMMENT ON FUNCTION sign_in_wait(text, text) IS 'Door: signing in, before anybody is known.';
COMMENT ON FUNCTION note_sign_in_failure(text, text) IS 'Door: signing in, before anybody is known.';
COMMENT ON FUNCTION forget_sign_in_failures(text) IS 'Door: signing in, once the password was right.';
COMMENT ON FUNCTION found_negotiation(text, text, text, text, text) IS 'Door: whoever is signed in.';
COMMENT ON FUNCTION find_user_by_email(text, uuid) IS 'Door: an owner who lets somebody in.';
COMMENT ON FUNCTION make_compartment(uuid, text, text) IS 'Door: an owner.';
COMMENT ON FUNCTION is_audit_intact(uuid) IS 'Door: members.';

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
  -- Moments, authors and places in the chain are the database's to give.
  FOR t IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' AND cmd IN ('INSERT', 'ALL') LOOP
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns
      FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = t
       AND NOT (t = 'record' AND column_name IN ('seq', 'recorded_at', 'recorded_by'))
       AND NOT (t = 'audit_entry' AND column_name IN ('seq', 'at', 'actor_id', 'previous_hash', 'hash'));
    EXECUTE format('GRANT INSERT (%s) ON %I TO %I', columns, t, app);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SEQUENCE record_seq_seq TO %I', app);
  EXECUTE format('GRANT UPDATE (name, summary, time_zone, present, version) ON negotiation TO %I', app);
  EXECUTE format('GRANT UPDATE (role, removed_at, version) ON membership TO %I', app);
  EXECUTE format('GRANT DELETE ON compartment_member TO %I', app);
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
