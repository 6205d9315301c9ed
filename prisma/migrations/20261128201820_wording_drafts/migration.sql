-- CreateTable
CREATE TABLE "wording_draft" (
    "author_id" UUID NOT NULL DEFAULT current_user_id(),
    "term_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "text" TEXT,
    "based_on_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "wording_draft_pkey" PRIMARY KEY ("author_id","term_id","language")
);

-- CreateIndex
CREATE INDEX "wording_draft_negotiation_id_author_id_idx" ON "wording_draft"("negotiation_id", "author_id");

ALTER TABLE wording_draft
  ADD FOREIGN KEY (author_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (term_id, negotiation_id) REFERENCES series (id, negotiation_id),
  ADD FOREIGN KEY (based_on_id) REFERENCES clause_version (record_id);

-- A draft is its author's alone, and only while they are a member.
ALTER TABLE wording_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY wording_draft_is_mine ON wording_draft FOR ALL
  USING (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()))
  WITH CHECK (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('recorder')));

COMMENT ON TABLE wording_draft IS 'App may: UPDATE (text, based_on_id, version, updated_at).';

-- ── What the app's role may do ──────────────────────────────────────────────────────────────────────────────────────
-- A table says itself what of it may be changed, so that one more table needs no new version of the function.

COMMENT ON TABLE negotiation IS 'App may: UPDATE (name, summary, time_zone, present, version).';
COMMENT ON TABLE membership IS 'App may: UPDATE (role, removed_at, version).';
COMMENT ON TABLE compartment IS 'App may: UPDATE (name, meaning, version).';
COMMENT ON TABLE compartment_member IS 'App may: DELETE.';
COMMENT ON TABLE invitation IS 'App may: UPDATE (revoked_at).';
COMMENT ON TABLE session_draft IS 'App may: UPDATE (content, version, updated_at, filed_as, discarded_at).';
COMMENT ON TABLE sign_in IS 'App may: UPDATE (revoked_at).';

CREATE OR REPLACE FUNCTION grant_parley_app(app name) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  t text;
  may text;
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
  FOR t, may IN SELECT c.relname, substring(obj_description(c.oid, 'pg_class') FROM '^App may: (.*)\.$')
                  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' LOOP
    IF may IS NOT NULL THEN
      EXECUTE format('GRANT %s ON %I TO %I', may, t, app);
    END IF;
  END LOOP;
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
