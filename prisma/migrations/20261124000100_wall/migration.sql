-- The wall for reads, the rules that keep the record honest, and the audit chain.

-- ── Who may see what ────────────────────────────────────────────────────────────────────────────────────────────────
-- Stable and security definer: as hashed sub-plans they are evaluated once per query, not once per row.

CREATE FUNCTION my_negotiations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT negotiation_id FROM membership WHERE user_id = current_user_id() AND removed_at IS NULL
$$;

-- The roles are declared in rising order, so an enum comparison says "at least".
CREATE FUNCTION my_negotiations_as(minimum "Role") RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT negotiation_id FROM membership WHERE user_id = current_user_id() AND removed_at IS NULL AND role >= minimum
$$;

CREATE FUNCTION my_compartments() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT cm.compartment_id
    FROM compartment_member cm
    JOIN compartment c ON c.id = cm.compartment_id
    JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = cm.user_id AND m.removed_at IS NULL
   WHERE cm.user_id = current_user_id()
$$;

-- Everybody whose name can stand under a record that I can read, former members included.
CREATE FUNCTION my_colleagues() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT user_id FROM membership WHERE negotiation_id IN (SELECT my_negotiations())
$$;

DO $$
DECLARE
  t text;
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
  noun_tables constant text[] := ARRAY[
    'party', 'delegate', 'source', 'statement', 'figure', 'risk', 'question', 'round', 'round_event', 'session', 'attendance',
    'term', 'term_status', 'linkage', 'option', 'clause_version', 'position', 'citation'];
  remark_tables constant text[] := ARRAY['annotation', 'annotation_reply', 'annotation_state'];
BEGIN
  FOREACH t IN ARRAY noun_tables || remark_tables || ARRAY['record', 'record_period', 'audit_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s)', t || '_is_visible', t, visible);
  END LOOP;
  FOREACH t IN ARRAY noun_tables LOOP
    EXECUTE format(
      'CREATE POLICY %I ON %I FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''recorder'')) AND %s)',
      t || '_is_recordable', t, visible);
  END LOOP;
  FOREACH t IN ARRAY remark_tables LOOP
    EXECUTE format(
      'CREATE POLICY %I ON %I FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s)',
      t || '_is_recordable', t, visible);
  END LOOP;
  EXECUTE format(
    'CREATE POLICY record_is_recordable ON record FOR INSERT WITH CHECK (
       (negotiation_id IN (SELECT my_negotiations_as(''recorder''))
        OR (kind IN (''annotation'', ''annotation_reply'', ''annotation_state'')
            AND negotiation_id IN (SELECT my_negotiations_as(''commenter''))))
       AND %s)', visible);
  EXECUTE format('CREATE POLICY audit_entry_is_appendable ON audit_entry FOR INSERT WITH CHECK (%s)', visible);
END $$;

-- A series is seen through its records alone, so one that exists only in a compartment exists only there.
ALTER TABLE series ENABLE ROW LEVEL SECURITY;
CREATE POLICY series_is_visible ON series FOR SELECT
  USING (EXISTS (SELECT 1 FROM record r WHERE r.series_id = series.id));
CREATE POLICY series_is_recordable ON series FOR INSERT
  WITH CHECK (negotiation_id IN (SELECT my_negotiations_as('commenter')));

ALTER TABLE negotiation ENABLE ROW LEVEL SECURITY;
CREATE POLICY negotiation_is_visible ON negotiation FOR SELECT USING (id IN (SELECT my_negotiations()));
CREATE POLICY negotiation_is_managed ON negotiation FOR UPDATE USING (id IN (SELECT my_negotiations_as('manager')));

ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY membership_is_visible ON membership FOR SELECT USING (negotiation_id IN (SELECT my_negotiations()));
CREATE POLICY membership_is_given ON membership FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as('owner')));
CREATE POLICY membership_is_changed ON membership FOR UPDATE USING (negotiation_id IN (SELECT my_negotiations_as('owner')));

-- The owner manages compartments and so knows their names; what is in them they see only as a member.
ALTER TABLE compartment ENABLE ROW LEVEL SECURITY;
CREATE POLICY compartment_is_visible ON compartment FOR SELECT
  USING (id IN (SELECT my_compartments()) OR negotiation_id IN (SELECT my_negotiations_as('owner')));
CREATE POLICY compartment_is_made ON compartment FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as('owner')));

ALTER TABLE compartment_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY compartment_member_is_visible ON compartment_member FOR SELECT
  USING (compartment_id IN (SELECT id FROM compartment));
CREATE POLICY compartment_member_is_added ON compartment_member FOR INSERT
  WITH CHECK (compartment_id IN (SELECT c.id FROM compartment c WHERE c.negotiation_id IN (SELECT my_negotiations_as('owner'))));
CREATE POLICY compartment_member_is_removed ON compartment_member FOR DELETE
  USING (compartment_id IN (SELECT c.id FROM compartment c WHERE c.negotiation_id IN (SELECT my_negotiations_as('owner'))));

-- A draft is its author's alone, and only while they are a member.
ALTER TABLE session_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_draft_is_mine ON session_draft FOR ALL
  USING (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()))
  WITH CHECK (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('recorder')));

ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_user_is_known ON app_user FOR SELECT USING (id = current_user_id() OR id IN (SELECT my_colleagues()));

ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in_is_mine ON sign_in FOR SELECT USING (user_id = current_user_id());
CREATE POLICY sign_in_is_ended ON sign_in FOR UPDATE USING (user_id = current_user_id());

-- No policy: the app's role sees nothing here, whatever it is granted.
ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;

-- ── References stay inside their negotiation ────────────────────────────────────────────────────────────────────────

ALTER TABLE compartment ADD CONSTRAINT compartment_id_negotiation_id_key UNIQUE (id, negotiation_id);
ALTER TABLE series ADD CONSTRAINT series_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE record
  ADD CONSTRAINT record_series_id_fkey FOREIGN KEY (series_id, negotiation_id) REFERENCES series (id, negotiation_id),
  ADD CONSTRAINT record_session_id_fkey FOREIGN KEY (session_id, negotiation_id) REFERENCES series (id, negotiation_id),
  ADD CONSTRAINT record_compartment_id_fkey FOREIGN KEY (compartment_id, negotiation_id) REFERENCES compartment (id, negotiation_id),
  ADD CONSTRAINT record_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user (id),
  ADD CONSTRAINT record_retraction_check CHECK (NOT is_retraction OR supersedes_id IS NOT NULL);
ALTER TABLE membership ADD CONSTRAINT membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE compartment_member ADD CONSTRAINT compartment_member_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE session_draft
  ADD CONSTRAINT session_draft_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD CONSTRAINT session_draft_author_id_fkey FOREIGN KEY (author_id) REFERENCES app_user (id);
ALTER TABLE audit_entry
  ADD CONSTRAINT audit_entry_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD CONSTRAINT audit_entry_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app_user (id);
ALTER TABLE clause_version ADD CONSTRAINT clause_version_text_check CHECK (text = normalize(text, NFC));
ALTER TABLE citation ADD CONSTRAINT citation_credibility_check CHECK (credibility BETWEEN 1 AND 6);
ALTER TABLE source ADD CONSTRAINT source_reliability_check CHECK (reliability BETWEEN 'A' AND 'F');
ALTER TABLE annotation ADD CONSTRAINT annotation_span_check CHECK (0 <= start AND start < "end");

DO $$
DECLARE
  ref record;
BEGIN
  FOR ref IN SELECT * FROM (VALUES
    ('citation', 'source_id'), ('party', 'bloc_id'), ('delegate', 'party_id'), ('statement', 'speaker_id'), ('statement', 'party_id'),
    ('figure', 'term_id'), ('risk', 'term_id'), ('question', 'party_id'), ('question', 'term_id'), ('round_event', 'round_id'),
    ('session', 'round_id'), ('attendance', 'party_id'), ('attendance', 'delegate_id'), ('term', 'parent_id'),
    ('term_status', 'term_id'), ('linkage', 'from_term_id'), ('linkage', 'to_term_id'), ('option', 'term_id'),
    ('clause_version', 'term_id'), ('clause_version', 'drafter_id'), ('position', 'party_id'), ('position', 'term_id'),
    ('annotation', 'term_id'), ('annotation_reply', 'annotation_id'), ('annotation_state', 'annotation_id')) AS v (tab, col)
  LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (%I, negotiation_id) REFERENCES series (id, negotiation_id)', ref.tab, ref.col);
  END LOOP;
END $$;
ALTER TABLE position ADD FOREIGN KEY (clause_version_id) REFERENCES clause_version (record_id);
ALTER TABLE annotation ADD FOREIGN KEY (clause_version_id) REFERENCES clause_version (record_id);

-- ── The record only grows ───────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The record only grows: % on % is refused.', lower(TG_OP), TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Part of a record takes its negotiation and marking from it, and comes with it or not at all: a citation or an
-- attendance row added after the record's own transaction would be an edit.
CREATE FUNCTION stamp_from_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  r record;
BEGIN
  SELECT negotiation_id, compartment_id, kind, xmin::text AS born INTO r FROM public.record WHERE id = NEW.record_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'No such record: %.', NEW.record_id USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF r.born <> (txid_current() % 4294967296)::text THEN
    RAISE EXCEPTION 'The record only grows: % cannot be added to a published record.', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_ARGV[0] <> 'any' AND TG_ARGV[0] <> r.kind::text THEN
    RAISE EXCEPTION 'A record of kind % has no %.', r.kind, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.negotiation_id := r.negotiation_id;
  NEW.compartment_id := r.compartment_id;
  RETURN NEW;
END $$;

DO $$
DECLARE
  t text;
  kind_tables constant text[] := ARRAY[
    'party', 'delegate', 'source', 'statement', 'figure', 'risk', 'question', 'round', 'round_event', 'session', 'term',
    'term_status', 'linkage', 'option', 'clause_version', 'position', 'annotation', 'annotation_reply', 'annotation_state'];
BEGIN
  FOREACH t IN ARRAY kind_tables LOOP
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION stamp_from_record(%L)', t, t);
  END LOOP;
  EXECUTE 'CREATE TRIGGER stamp BEFORE INSERT ON citation FOR EACH ROW EXECUTE FUNCTION stamp_from_record(''any'')';
  EXECUTE 'CREATE TRIGGER stamp BEFORE INSERT ON attendance FOR EACH ROW EXECUTE FUNCTION stamp_from_record(''session'')';
  FOREACH t IN ARRAY kind_tables || ARRAY['record', 'series', 'citation', 'attendance', 'audit_entry'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- A correction stays in its line: same series, same marking. So what a reader outside a compartment sees never changes
-- because of a record that is hidden from them.
CREATE FUNCTION check_supersession() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_record record;
BEGIN
  IF NEW.supersedes_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT series_id, compartment_id, is_retraction INTO old_record FROM public.record WHERE id = NEW.supersedes_id;
  IF NOT FOUND OR old_record.series_id <> NEW.series_id
     OR old_record.compartment_id IS DISTINCT FROM NEW.compartment_id OR old_record.is_retraction THEN
    RAISE EXCEPTION 'A correction supersedes a record of its own series and marking.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supersession BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION check_supersession();

-- ── The two clocks ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Where each record is in force, as rectangles of valid × known time (the bitemporal projection of SQL:2011 and of
-- Snodgrass, Developing Time-Oriented Database Applications, 1999). lib/time/clocks.ts is the same rule in words.
-- A line is a series within one marking; lines are projected apart and merged by the reader, latest valid_from first.

CREATE FUNCTION project_periods() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  forever constant timestamptz := '9999-12-31 00:00:00+00';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.series_id::text, 1));

  WITH line AS (
    SELECT w.id, w.valid_from, coalesce(lead(w.valid_from) OVER (ORDER BY w.valid_from), forever) AS valid_to
      FROM (SELECT DISTINCT ON (r.valid_from) r.id, r.valid_from
              FROM record r
             WHERE r.series_id = NEW.series_id AND r.compartment_id IS NOT DISTINCT FROM NEW.compartment_id
               AND NOT r.is_retraction
               AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
             ORDER BY r.valid_from, r.recorded_at DESC, r.seq DESC) w),
  open AS (
    SELECT p.id, p.record_id, p.valid_from, p.valid_to
      FROM record_period p
     WHERE p.series_id = NEW.series_id AND p.compartment_id IS NOT DISTINCT FROM NEW.compartment_id AND p.known_to = forever),
  closed AS (
    UPDATE record_period p SET known_to = NEW.recorded_at
      FROM open o
     WHERE p.id = o.id
       AND NOT EXISTS (SELECT 1 FROM line l WHERE l.id = o.record_id AND l.valid_from = o.valid_from AND l.valid_to = o.valid_to))
  INSERT INTO record_period (record_id, negotiation_id, compartment_id, series_id, kind, valid_from, valid_to, known_from, known_to)
  SELECT l.id, NEW.negotiation_id, NEW.compartment_id, NEW.series_id, NEW.kind, l.valid_from, l.valid_to, NEW.recorded_at, forever
    FROM line l
   WHERE NOT EXISTS (SELECT 1 FROM open o WHERE o.record_id = l.id AND o.valid_from = l.valid_from AND o.valid_to = l.valid_to);
  RETURN NULL;
END $$;
CREATE TRIGGER periods AFTER INSERT ON record FOR EACH ROW EXECUTE FUNCTION project_periods();
CREATE INDEX record_period_now ON record_period (negotiation_id, kind, valid_to, valid_from) WHERE known_to = '9999-12-31 00:00:00+00';

-- ── The audit chain ─────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION audit_hash(e audit_entry) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT encode(sha256(convert_to(
    e.previous_hash || E'\n' || e.seq || E'\n' || e.id || E'\n' || e.negotiation_id || E'\n' || coalesce(e.compartment_id::text, '') || E'\n'
    || to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\n' || e.actor_id || E'\n' || e.event || E'\n'
    || coalesce(e.series_id::text, '') || E'\n' || coalesce(e.record_id::text, '') || E'\n' || e.body, 'UTF8')), 'hex')
$$;

-- The entry's place in the chain is the database's to give: the writer may not see the entry before it.
CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head record;
BEGIN
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
CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_append();

-- How many entries the chain holds, and the number of the first that does not fit (null: intact). The count is given to
-- nobody through the interface, since it would tell of hidden entries.
CREATE FUNCTION audit_verify(negotiation uuid) RETURNS TABLE (entries bigint, first_broken bigint)
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
   WHERE negotiation IN (SELECT my_negotiations()) OR current_setting('is_superuser') = 'on'
      OR pg_has_role(session_user, (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_entry'), 'MEMBER')
$$;

-- ── Signing in ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Before anybody is signed in the wall shows nothing, so these few questions have doors of their own.

CREATE FUNCTION find_credential(asked_email text) RETURNS TABLE (user_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, c.password_hash FROM app_user u JOIN credential c ON c.user_id = u.id
   WHERE u.email = lower(asked_email) AND u.disabled_at IS NULL
$$;

CREATE FUNCTION open_sign_in(for_user uuid, lasting interval, agent text, from_address text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_in (user_id, expires_at, user_agent, address) VALUES (for_user, now() + lasting, agent, from_address) RETURNING id
$$;

-- Seconds until the next guess is heard. The first four failures within an hour are free; then the pause doubles, for
-- the account and for the address apart, up to a quarter of an hour. An address may be a whole office: it gets more.
CREATE FUNCTION sign_in_wait(account text, address text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(0, ceil(max(extract(epoch FROM f.last + make_interval(secs => least(900, power(2, f.n - f.free))) - clock_timestamp()))))::integer
    FROM (SELECT count(*) AS n, max(at) AS last, 4 AS free FROM sign_in_failure WHERE account_hash = account AND at > now() - interval '1 hour'
          UNION ALL
          SELECT count(*), max(at), 40 FROM sign_in_failure WHERE address_hash = address AND at > now() - interval '1 hour') f
   WHERE f.n > f.free
$$;

CREATE FUNCTION note_sign_in_failure(account text, address text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_failure WHERE at < now() - interval '1 day';
  INSERT INTO sign_in_failure (account_hash, address_hash) VALUES (account, address);
$$;

CREATE FUNCTION forget_sign_in_failures(account text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_failure WHERE account_hash = account
$$;

-- Makes an account; the owner's role alone may call it.
CREATE FUNCTION create_user(new_email text, new_name text, new_hash text) RETURNS uuid
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  WITH u AS (INSERT INTO app_user (email, name) VALUES (lower(new_email), new_name) RETURNING id)
  INSERT INTO credential (user_id, password_hash) SELECT id, new_hash FROM u RETURNING user_id
$$;
REVOKE EXECUTE ON FUNCTION create_user(text, text, text) FROM PUBLIC;

-- A new negotiation has no members yet, so nobody could be let in through the wall: its founder becomes its owner here.
-- All but an installation's first get a random tail to their address: that a plain one is taken would tell of a
-- negotiation that the founder may not know of.
CREATE FUNCTION found_negotiation(new_slug text, new_name text, new_summary text, new_time_zone text, new_present text)
RETURNS TABLE (id uuid, slug text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  founder uuid := current_user_id();
  given text := new_slug;
  made uuid;
BEGIN
  IF founder IS NULL THEN
    RAISE EXCEPTION 'Sign in to found a negotiation.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT 1 FROM negotiation) THEN
    given := given || '-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 6);
  END IF;
  INSERT INTO negotiation (slug, name, summary, time_zone, present)
  VALUES (given, new_name, new_summary, new_time_zone, new_present) RETURNING negotiation.id INTO made;
  INSERT INTO membership (negotiation_id, user_id, role) VALUES (made, founder, 'owner');
  RETURN QUERY SELECT made, given;
END $$;

-- For an owner who lets somebody in: who has this address.
CREATE FUNCTION find_user_by_email(asked_email text, for_negotiation uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM app_user
   WHERE email = lower(asked_email) AND disabled_at IS NULL AND for_negotiation IN (SELECT my_negotiations_as('owner'))
$$;

INSERT INTO installation (id) VALUES (1);

-- ── What the app's role may do ──────────────────────────────────────────────────────────────────────────────────────
-- Called after every migration with the role's name; the role owns nothing and has no more than this.

CREATE FUNCTION grant_parley_app(app name) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  t text;
  columns text;
BEGIN
  EXECUTE 'REVOKE CREATE ON SCHEMA public FROM PUBLIC';
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM %I', app);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN ('credential', 'sign_in_failure', 'audit_head', '_prisma_migrations') LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I', t, app);
  END LOOP;
  -- Moments, authors and places in the chain are the database's to give.
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN ('credential', 'sign_in_failure', 'audit_head', '_prisma_migrations', 'record_period', 'app_user',
                                  'sign_in', 'installation', 'negotiation') LOOP
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
END $$;
REVOKE EXECUTE ON FUNCTION grant_parley_app(name) FROM PUBLIC;
