-- What a table adds is on record from the first of all its rows that name it; work on tables goes on at once where it can,
-- and an undo takes the inbox entries of each row with it, too.

-- AlterTable
ALTER TABLE "taken_part" ADD COLUMN     "named" JSONB NOT NULL DEFAULT '[]';

COMMENT ON TABLE taken_part IS 'App may: UPDATE (checked_for, good, known, bad, left_out, wrong, unknown, keys, named, gone_to, so_far, is_recorded, is_undone, undone_to, record_ids, recorded_rows, kept), DELETE.';

-- What was checked before nobody has noted the dates of: where names are to be added, it is checked once more.
UPDATE taken_table SET state = 'ready', said = 'The app was renewed meanwhile. Check the rows once more, and go on.',
                       put_off_until = NULL, put_off_why = NULL
 WHERE state IN ('checking', 'checked', 'recording', 'stopped') AND mapping -> 'meanings' @? '$.*.* ? (@ == "+")'
   AND NOT EXISTS (SELECT FROM taken_part p WHERE p.table_id = taken_table.id AND p.undone_to > 0);

-- Some of a job is done: others have their turn, and then it goes on. What failed before that is behind it.
CREATE FUNCTION yield_job(asked uuid, lease uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE job SET due_at = clock_timestamp(), attempts = 0, lease_id = NULL, leased_until = NULL, begun_at = NULL, said = 'goes on'
   WHERE id = asked AND lease_id = lease AND ended_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION yield_job(uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION yield_job(uuid, uuid) IS 'Door: whoever holds the job''s lease.';

-- Work on one's own tables that waits after a failure waits no longer, since something new was asked for.
CREATE FUNCTION wake_my_tables() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE job SET due_at = clock_timestamp(), attempts = 0
   WHERE user_id = current_user_id() AND kind = 'table.work' AND ended_at IS NULL
     AND (leased_until IS NULL OR leased_until <= clock_timestamp())
$$;
REVOKE EXECUTE ON FUNCTION wake_my_tables() FROM PUBLIC;
COMMENT ON FUNCTION wake_my_tables() IS 'Door: whoever asks for something to be done with a table of theirs.';

-- As before; and of a table that was recorded when each row was told of by itself, those entries go with it.
CREATE OR REPLACE FUNCTION tell_of_table(entries uuid[], of_table uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t taken_table;
BEGIN
  SELECT * INTO t FROM taken_table WHERE id = of_table AND user_id = current_user_id();
  IF NOT FOUND THEN RETURN; END IF;
  IF EXISTS (SELECT FROM audit_entry e WHERE e.id = ANY (entries) AND e.event LIKE '%.undone') THEN
    DELETE FROM inbox_entry WHERE table_id = t.id;
    DELETE FROM inbox_entry i USING audit_entry e JOIN record r ON r.id = e.record_id
     WHERE e.id = ANY (entries) AND e.actor_id = t.user_id AND e.event LIKE '%.undone' AND i.record_id = r.supersedes_id;
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
