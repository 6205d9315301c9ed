-- AlterTable
ALTER TABLE "taken_table" ADD COLUMN     "present" TEXT;

-- AlterTable
ALTER TABLE "taken_part" ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recorded_rows" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "text_until" INTEGER NOT NULL DEFAULT 0;

-- Of what was recorded before row numbers were kept: every row with which nothing was wrong.
UPDATE taken_part SET recorded_rows = ARRAY(
  SELECT r FROM generate_series(first_row, first_row + row_count - 1) r
   WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(wrong) w WHERE (w ->> 'row')::int = r))
 WHERE record_ids <> '{}';

COMMENT ON TABLE taken_table IS 'App may: UPDATE (state, mapping, version, said, present, changed_at).';
COMMENT ON TABLE taken_part IS 'App may: UPDATE (checked_for, good, known, bad, left_out, wrong, unknown, is_recorded, is_undone, record_ids, recorded_rows, kept), DELETE.';

-- As before; and lets go of what nobody comes back to: of a table whose rows have not all come after a day, of the rows of
-- others after two months. What their columns mean stays known for the next file with the same headings.
CREATE OR REPLACE FUNCTION plan_tables() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM taken_table WHERE id IN (
    SELECT t.id FROM taken_table t WHERE t.state = 'adding' AND t.made_at < clock_timestamp() - interval '1 day'
     LIMIT 5 FOR UPDATE SKIP LOCKED);
  DELETE FROM taken_part p USING taken_table t
   WHERE t.id = p.table_id AND t.state NOT IN ('adding', 'checking', 'recording', 'undoing')
     AND t.changed_at < clock_timestamp() - interval '60 days';
  INSERT INTO job (kind, user_id)
  SELECT DISTINCT 'table.work', t.user_id
    FROM taken_table t
    JOIN app_user u ON u.id = t.user_id AND u.disabled_at IS NULL
    JOIN membership m ON m.negotiation_id = t.negotiation_id AND m.user_id = t.user_id AND m.removed_at IS NULL AND m.role >= 'recorder'
   WHERE t.state IN ('checking', 'recording', 'undoing')
  ON CONFLICT (user_id, kind) WHERE ended_at IS NULL DO NOTHING
$$;
