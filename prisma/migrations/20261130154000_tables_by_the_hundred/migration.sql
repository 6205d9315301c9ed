-- What is written by the hundred is worked out by the hundred: each function does what it did, for all rows of a statement or
-- of an act at once.

-- Which names are on record is asked before each part of a table, also where hundreds of thousands of positions have come
-- since the last of them.
CREATE INDEX record_of_names ON record (negotiation_id, kind, seq) WHERE kind IN ('party', 'term', 'round', 'source');

-- As before, of all lines that a statement adds to.
CREATE OR REPLACE FUNCTION project_periods() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  forever constant timestamptz := '9999-12-31 00:00:00+00';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(a.series_id::text, 1)) FROM (SELECT DISTINCT series_id FROM added ORDER BY 1) a;

  WITH touched AS MATERIALIZED (
    SELECT a.series_id, a.compartment_id, a.negotiation_id, a.kind, max(a.recorded_at) AS recorded_at FROM added a GROUP BY 1, 2, 3, 4),
  line AS MATERIALIZED (
    SELECT t.*, w.id, w.valid_from,
           coalesce(lead(w.valid_from) OVER (PARTITION BY t.series_id, t.compartment_id ORDER BY w.valid_from), forever) AS valid_to
      FROM touched t
      CROSS JOIN LATERAL (
        SELECT DISTINCT ON (r.valid_from) r.id, r.valid_from
          FROM record r
         WHERE r.series_id = t.series_id AND r.compartment_id IS NOT DISTINCT FROM t.compartment_id
           AND NOT r.is_retraction
           AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
         ORDER BY r.valid_from, r.recorded_at DESC, r.seq DESC) w),
  open AS MATERIALIZED (
    SELECT p.id, p.record_id, p.valid_from, p.valid_to, t.recorded_at
      FROM touched t
      JOIN record_period p ON p.series_id = t.series_id AND p.compartment_id IS NOT DISTINCT FROM t.compartment_id AND p.known_to = forever),
  closed AS (
    UPDATE record_period p SET known_to = o.recorded_at
      FROM open o
     WHERE p.id = o.id
       AND NOT EXISTS (SELECT 1 FROM line l WHERE l.id = o.record_id AND l.valid_from = o.valid_from AND l.valid_to = o.valid_to))
  INSERT INTO record_period (record_id, negotiation_id, compartment_id, series_id, kind, valid_from, valid_to, known_from, known_to)
  SELECT l.id, l.negotiation_id, l.compartment_id, l.series_id, l.kind, l.valid_from, l.valid_to, l.recorded_at, forever
    FROM line l
   WHERE NOT EXISTS (SELECT 1 FROM open o WHERE o.record_id = l.id AND o.valid_from = l.valid_from AND o.valid_to = l.valid_to);
  RETURN NULL;
END $$;
DROP TRIGGER periods ON record;
CREATE TRIGGER periods AFTER INSERT ON record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION project_periods();

-- As before, after the periods, of which it reads who has yet to answer.
CREATE OR REPLACE FUNCTION unsettle_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_review uuid;
BEGIN
  FOR of_review IN
    SELECT v.series_id FROM added a JOIN review v ON v.record_id = a.supersedes_id WHERE a.is_retraction AND v.state <> 'open'
    UNION SELECT w.review_id FROM added a JOIN review_answer w ON w.record_id = a.supersedes_id WHERE a.is_retraction
  LOOP
    UPDATE inbox_state SET done_at = NULL WHERE subject_id = of_review AND user_id IN (SELECT missing_in_review(of_review));
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER unsettle ON record;
CREATE TRIGGER unsettle AFTER INSERT ON record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION unsettle_review();

-- As before; the first position of an act does it for all that the act has written.
CREATE OR REPLACE FUNCTION sum_positions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  this_transaction constant text := (txid_current() % 4294967296)::text;
  written uuid[] := ARRAY[NEW.id];
BEGIN
  IF NEW.act_id IS NOT NULL THEN
    IF EXISTS (SELECT 1 FROM record r
                WHERE r.act_id = NEW.act_id AND r.kind = 'position' AND r.seq < NEW.seq AND r.xmin::text = this_transaction) THEN
      RETURN NULL;
    END IF;
    written := ARRAY(SELECT r.id FROM record r
                      WHERE r.act_id = NEW.act_id AND r.kind = 'position' AND r.xmin::text = this_transaction);
  END IF;
  INSERT INTO position_sum AS s (negotiation_id, compartment_id, subject_id, at, stance, basis, cites, change)
  SELECT d.negotiation_id, d.compartment_id, said.subject_id, edge.at, said.stance, said.basis, said.cites, sum(d.times * edge.sign)
    FROM (SELECT DISTINCT p.id, p.record_id, p.negotiation_id, p.compartment_id, p.valid_from, p.valid_to,
                 (p.known_from = r.recorded_at)::integer - (p.known_to = r.recorded_at)::integer AS times
            FROM record r
            JOIN record_period p ON p.series_id = r.series_id AND p.compartment_id IS NOT DISTINCT FROM r.compartment_id
             AND (p.known_from = r.recorded_at OR p.known_to = r.recorded_at)
           WHERE r.id = ANY (written)) d
    JOIN position o ON o.record_id = d.record_id
    CROSS JOIN LATERAL (
      SELECT coalesce(string_agg(c.source_id || ' ' || c.credibility, ',' ORDER BY (c.source_id || ' ' || c.credibility) COLLATE "C"), '') AS cites
        FROM citation c WHERE c.record_id = o.record_id) c
    CROSS JOIN LATERAL (VALUES
      (o.term_id, o.stance, o.basis, c.cites),
      (o.party_id, NULL::"Stance", NULL::"Basis", NULL::text)) AS said (subject_id, stance, basis, cites)
    CROSS JOIN LATERAL (VALUES (d.valid_from, 1), (d.valid_to, -1)) AS edge (at, sign)
   WHERE edge.at < '9999-12-31 00:00:00+00'
   GROUP BY d.negotiation_id, d.compartment_id, said.subject_id, edge.at, said.stance, said.basis, said.cites
  HAVING sum(d.times * edge.sign) <> 0
   ORDER BY 3, 4, 5, 6, 7
  ON CONFLICT (negotiation_id, subject_id, at, stance, basis, cites, compartment_id)
  DO UPDATE SET change = s.change + EXCLUDED.change;
  RETURN NULL;
END $$;
DROP FUNCTION position_changes(record_period, integer);

-- As before; of what says nothing in words no words are made.
CREATE OR REPLACE FUNCTION search_statement(of_kind text, from_rows text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT format(
    'INSERT INTO search_document (record_id, negotiation_id, compartment_id, series_id, kind, recorded_by, valid_from, about_ids, title, body, extra, words)
     SELECT n.record_id, n.negotiation_id, n.compartment_id, n.series_id, %1$L::"RecordKind", r.recorded_by, r.valid_from,
            array_remove(%5$s, NULL), said.title, said.body, said.extra,
            CASE WHEN coalesce(said.title, said.body, said.extra) IS NULL THEN ''''::tsvector
                 ELSE search_words(%6$s, said.title, said.body, said.extra, search_scope(n.negotiation_id, n.compartment_id)) END
       FROM %7$s n JOIN record r ON r.id = n.record_id
       CROSS JOIN LATERAL (
         SELECT nullif(string_agg(concat_ws('' '', c.locator, c.quote), E''\n'' ORDER BY c.id), '''') AS cited FROM citation c WHERE c.record_id = n.record_id) c
       CROSS JOIN LATERAL (
         SELECT (%2$s)::text AS title, nullif((%3$s)::text, '''') AS body, nullif(concat_ws(E''\n'', %4$s, c.cited), '''') AS extra OFFSET 0) said',
    of_kind, p.title, p.body, p.extra, p.about, p.language, from_rows)
    FROM search_parts(of_kind) p
$$;

-- As before; a chain has to be begun but once.
CREATE OR REPLACE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head record;
  carried sign_in := this_sign_in();
BEGIN
  IF carried.purpose = 'token' THEN
    NEW.body := left(rtrim(NEW.body), -1) || ',"token":' || json_build_object('id', carried.id, 'name', carried.token_name) || '}';
  END IF;
  SELECT seq, hash INTO head FROM audit_head WHERE negotiation_id = NEW.negotiation_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head (negotiation_id, seq, hash) VALUES (NEW.negotiation_id, 0, '') ON CONFLICT DO NOTHING;
    SELECT seq, hash INTO head FROM audit_head WHERE negotiation_id = NEW.negotiation_id FOR UPDATE;
  END IF;
  NEW.seq := head.seq + 1;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.actor_id := current_user_id();
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE negotiation_id = NEW.negotiation_id;
  RETURN NEW;
END $$;

-- As before; what was undone is taken out of all inboxes at once, and only what somebody may be told is gone through.
CREATE OR REPLACE FUNCTION tell_team(entries uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  many constant integer := 12;
  is_many boolean;
  is_followed boolean;
  entry audit_entry;
  about uuid[];
  main uuid;
  mentioned uuid[];
  asked uuid[];
  involved uuid[];
  thread uuid;
BEGIN
  is_followed := EXISTS (SELECT 1 FROM follow w JOIN audit_entry e ON e.negotiation_id = w.negotiation_id
                          WHERE e.id = entries[1] AND w.is_on AND w.user_id <> e.actor_id);
  -- Who loads a whole record into a negotiation that nobody follows does not wait for this, nor who takes one back.
  IF NOT is_followed
     AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = ANY (entries) AND (e.event LIKE 'annotation%' OR e.event LIKE 'review%' OR e.event LIKE '%.undone')) THEN
    RETURN;
  END IF;
  DELETE FROM inbox_entry i USING audit_entry e JOIN record r ON r.id = e.record_id
   WHERE e.id = ANY (entries) AND e.actor_id = current_user_id() AND e.event LIKE '%.undone' AND i.record_id = r.supersedes_id;
  -- By what all members may see, so that how it is told says nothing of what they may not.
  SELECT count(DISTINCT e.series_id) FILTER (WHERE e.compartment_id IS NULL) > many INTO is_many FROM audit_entry e WHERE e.id = ANY (entries);
  FOR entry IN
    SELECT * FROM audit_entry e
     WHERE e.id = ANY (entries) AND e.actor_id = current_user_id() AND (is_followed OR e.event LIKE 'annotation%' OR e.event LIKE 'review%')
     ORDER BY e.seq
  LOOP
    IF entry.event LIKE '%.undone' THEN
      -- What stands again after it was taken back is told like anything new; what says again what it said is not.
      CONTINUE WHEN NOT EXISTS (
        SELECT 1 FROM record r JOIN record s ON s.id = r.supersedes_id
         WHERE r.id = entry.record_id AND NOT r.is_retraction AND s.is_retraction);
    END IF;
    SELECT array_agg(s.subject_id ORDER BY s.place, s.subject_id) INTO about FROM subjects_of(entry.record_id) s;
    main := coalesce(about[1], entry.negotiation_id);
    mentioned := '{}';
    asked := '{}';
    involved := '{}';
    thread := NULL;
    IF entry.event LIKE 'annotation%' THEN
      SELECT s.id INTO thread FROM series s WHERE s.id = main AND s.kind = 'annotation';
      SELECT coalesce(array_agg(m), '{}') INTO mentioned
        FROM (SELECT unnest(a.mentioned_ids) AS m FROM annotation a WHERE a.record_id = entry.record_id
              UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a WHERE a.record_id = entry.record_id
              EXCEPT (SELECT unnest(a.mentioned_ids) FROM annotation a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id
                      UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id)) named;
      IF entry.event LIKE '%.assigned' THEN
        SELECT array_agg(a.assignee_id) INTO asked FROM annotation_state a WHERE a.record_id = entry.record_id;
      END IF;
    ELSIF entry.event LIKE 'review%' THEN
      SELECT s.id INTO thread FROM series s WHERE s.id = main AND s.kind::text = 'review';
      SELECT t.asked, t.involved INTO asked, involved FROM told_of_review(entry.event, entry.record_id, thread) t;
    END IF;
    INSERT INTO inbox_entry (user_id, audit_entry_id, negotiation_id, compartment_id, record_id, subject_id, reason, at)
    SELECT told.user_id, entry.id, entry.negotiation_id, entry.compartment_id, entry.record_id,
           CASE WHEN told.reason <> 'followed' OR told.follows_main THEN main
                ELSE coalesce(told.followed, CASE WHEN is_many THEN entry.negotiation_id ELSE main END) END,
           told.reason::"InboxReason", entry.at
      FROM (SELECT m.user_id, f.followed, f.follows_main,
                   CASE WHEN m.user_id = ANY (mentioned) THEN 'mentioned'
                        WHEN m.user_id = ANY (asked) THEN 'assigned'
                        WHEN NOT f.is_thread_muted AND m.user_id = ANY (involved) THEN 'replied'
                        WHEN NOT f.is_thread_muted AND thread IS NOT NULL AND EXISTS (
                          SELECT 1 FROM annotation a JOIN record r ON r.id = a.record_id
                           WHERE a.series_id = thread AND r.recorded_by = m.user_id
                          UNION ALL
                          SELECT 1 FROM annotation_reply a JOIN record r ON r.id = a.record_id
                           WHERE a.annotation_id = thread AND r.recorded_by = m.user_id) THEN 'replied'
                        -- Of a thread that they want to hear nothing of, not even as who follows its term.
                        WHEN f.followed IS NOT NULL AND NOT (f.is_thread_muted) THEN 'followed'
                        WHEN f.follows_all AND NOT f.is_muted THEN 'followed' END AS reason
              FROM membership m
              JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
              CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(NOT w.is_on AND w.subject_id = thread), false) AS is_thread_muted,
                       coalesce(bool_or(NOT w.is_on AND w.subject_id = ANY (about)), false) AS is_muted,
                       coalesce(bool_or(w.is_on AND w.subject_id = main), false) AS follows_main,
                       coalesce(bool_or(w.is_on AND w.subject_id = entry.negotiation_id), false) AS follows_all,
                       (array_agg(w.subject_id ORDER BY array_position(about, w.subject_id))
                         FILTER (WHERE w.is_on AND w.subject_id = ANY (about)))[1] AS followed
                  FROM follow w WHERE w.user_id = m.user_id AND w.negotiation_id = entry.negotiation_id) f
             WHERE m.negotiation_id = entry.negotiation_id AND m.removed_at IS NULL AND m.user_id <> entry.actor_id
               AND (entry.compartment_id IS NULL OR EXISTS (
                     SELECT 1 FROM compartment_member c WHERE c.compartment_id = entry.compartment_id AND c.user_id = m.user_id))) told
     WHERE told.reason IS NOT NULL
    ON CONFLICT DO NOTHING;
  END LOOP;
END $$;
