-- A table that comes in is one thing in an inbox; its parts are as large as the machine can do, and its author hears why it waits.

-- AlterTable
ALTER TABLE "inbox_entry" ADD COLUMN     "row_count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "table_id" UUID,
ADD COLUMN     "table_name" TEXT;

-- AlterTable
ALTER TABLE "taken_table" ADD COLUMN     "at_once" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "put_off_until" TIMESTAMPTZ(3),
ADD COLUMN     "put_off_why" TEXT;

-- AlterTable
ALTER TABLE "taken_part" ADD COLUMN     "gone_to" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "keys" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
ADD COLUMN     "so_far" JSONB,
ADD COLUMN     "undone_to" INTEGER NOT NULL DEFAULT 0;

UPDATE taken_part SET undone_to = cardinality(record_ids) WHERE is_undone;

ALTER TABLE inbox_entry ADD CONSTRAINT inbox_entry_of_table_is_named CHECK ((table_id IS NULL) = (table_name IS NULL));
CREATE UNIQUE INDEX inbox_entry_of_table ON inbox_entry (user_id, table_id, compartment_id) NULLS NOT DISTINCT WHERE table_id IS NOT NULL;
CREATE INDEX inbox_entry_by_table ON inbox_entry (table_id) WHERE table_id IS NOT NULL;

COMMENT ON TABLE taken_table IS 'App may: UPDATE (state, mapping, version, said, present, changed_at, at_once, put_off_until, put_off_why).';
COMMENT ON TABLE taken_part IS 'App may: UPDATE (checked_for, good, known, bad, left_out, wrong, unknown, keys, gone_to, so_far, is_recorded, is_undone, undone_to, record_ids, recorded_rows, kept), DELETE.';

-- Whom these entries concern since they follow what they are about, each with how many of those that they may see, by marking.
-- By the rules of `tell_team`, of what nobody is asked or mentioned in.
CREATE FUNCTION followers_of(entries uuid[]) RETURNS TABLE (user_id uuid, compartment_id uuid, row_count integer, entry_id uuid, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH told AS MATERIALIZED (
    SELECT e.id, e.seq, e.at, e.actor_id, e.negotiation_id, e.compartment_id, ARRAY(SELECT s.subject_id FROM subjects_of(e.record_id) s) AS about
      FROM audit_entry e WHERE e.id = ANY (entries))
  SELECT m.user_id, t.compartment_id, count(*)::integer, (array_agg(t.id ORDER BY t.seq DESC))[1], max(t.at)
    FROM told t
    JOIN membership m ON m.negotiation_id = t.negotiation_id AND m.removed_at IS NULL AND m.user_id <> t.actor_id
    JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
    CROSS JOIN LATERAL (
      SELECT bool_or(w.is_on AND w.subject_id = ANY (t.about)) AS follows_some,
             bool_or(w.is_on AND w.subject_id = t.negotiation_id) AND NOT bool_or(NOT w.is_on AND w.subject_id = ANY (t.about)) AS follows_all
        FROM follow w WHERE w.user_id = m.user_id AND w.negotiation_id = t.negotiation_id) f
   WHERE (f.follows_some OR f.follows_all)
     AND (t.compartment_id IS NULL OR EXISTS (
           SELECT FROM compartment_member c WHERE c.compartment_id = t.compartment_id AND c.user_id = m.user_id))
   GROUP BY m.user_id, t.compartment_id
$$;
REVOKE EXECUTE ON FUNCTION followers_of(uuid[]) FROM PUBLIC;

-- The records of a table that are counted where it is told of: what its rows are, without what they name and added.
CREATE FUNCTION kind_of_table(mapping jsonb) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE mapping ->> 'noun' WHEN 'parties' THEN 'party' ELSE rtrim(mapping ->> 'noun', 's') END
$$;
REVOKE EXECUTE ON FUNCTION kind_of_table(jsonb) FROM PUBLIC;

-- What a part of a table wrote is told as one thing with its other parts: who follows any of it has one entry, that counts
-- the rows which concern them and stands under no record. It is news when the table begins to come in, and not with every
-- part. What is taken back with the table is told no longer.
CREATE FUNCTION tell_of_table(entries uuid[], of_table uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t taken_table;
BEGIN
  SELECT * INTO t FROM taken_table WHERE id = of_table AND user_id = current_user_id();
  IF NOT FOUND THEN RETURN; END IF;
  IF EXISTS (SELECT FROM audit_entry e WHERE e.id = ANY (entries) AND e.event LIKE '%.undone') THEN
    DELETE FROM inbox_entry WHERE table_id = t.id;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM follow w WHERE w.negotiation_id = t.negotiation_id AND w.is_on AND w.user_id <> t.user_id) THEN RETURN; END IF;
  INSERT INTO inbox_entry AS i (user_id, audit_entry_id, table_id, table_name, row_count, negotiation_id, compartment_id, subject_id, reason, at)
  SELECT f.user_id, f.entry_id, t.id, t.name, f.row_count, t.negotiation_id, f.compartment_id, t.id, 'followed', f.at
    FROM followers_of(ARRAY(
      SELECT e.id FROM audit_entry e
       WHERE e.id = ANY (entries) AND e.actor_id = t.user_id AND e.event = kind_of_table(t.mapping) || '.recorded')) f
  ON CONFLICT (user_id, table_id, compartment_id) WHERE table_id IS NOT NULL
  DO UPDATE SET row_count = i.row_count + EXCLUDED.row_count, audit_entry_id = EXCLUDED.audit_entry_id,
                at = CASE WHEN i.at < t.changed_at THEN EXCLUDED.at ELSE i.at END;
END $$;
REVOKE EXECUTE ON FUNCTION tell_of_table(uuid[], uuid) FROM PUBLIC;
COMMENT ON FUNCTION tell_of_table(uuid[], uuid) IS 'Door: the table''s author, of entries that are theirs; only who may read them is told.';

-- Rows that are taken back by themselves are counted no longer.
CREATE FUNCTION untell_of_table(entries uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_table record;
BEGIN
  FOR of_table IN
    SELECT t.id, array_agg(e.id) AS entries
      FROM audit_entry e
      JOIN record r ON r.id = e.record_id
      JOIN record s ON s.id = r.supersedes_id
      JOIN act a ON a.id = s.act_id AND a.actor_id = s.recorded_by AND a.command = 'table.record_part'
      JOIN taken_table t ON t.id = (a.value ->> 'tableId')::uuid AND t.user_id = current_user_id()
     WHERE e.id = ANY (entries) AND e.actor_id = t.user_id AND e.event = kind_of_table(t.mapping) || '.undone'
     GROUP BY t.id
  LOOP
    UPDATE inbox_entry i SET row_count = i.row_count - f.row_count
      FROM followers_of(of_table.entries) f
     WHERE i.table_id = of_table.id AND i.user_id = f.user_id AND i.compartment_id IS NOT DISTINCT FROM f.compartment_id;
    DELETE FROM inbox_entry WHERE table_id = of_table.id AND row_count <= 0;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION untell_of_table(uuid[]) FROM PUBLIC;

-- As before; and what was undone of a table is counted no longer.
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
  PERFORM untell_of_table(entries);
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
