-- Who reads quickly is seen as well: of one person thirty pages are taken that are open, instead of thirty that were opened within
-- two minutes, after which nobody was told any more where they are.
CREATE OR REPLACE FUNCTION be_present(
  carried uuid, tab uuid, said integer, negotiation uuid, here text, here_about uuid[],
  writes text, writes_about uuid[], writes_for uuid
) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid;
BEGIN
  PERFORM set_config('app.sign_in', carried::text, true);
  me := current_user_id();
  IF me IS NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(presence_turn(me));
  IF current_user_id() IS NULL OR negotiation NOT IN (SELECT my_negotiations()) OR EXISTS (SELECT 1 FROM presence_off WHERE user_id = me) THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM presence WHERE user_id = me AND tab_id = tab) THEN
    -- Whoever comes clears away what holds no longer, a few at a time, and waits for nobody who does the same.
    DELETE FROM presence WHERE (user_id, tab_id, is_writing) IN (
      SELECT p.user_id, p.tab_id, p.is_writing FROM presence p
       WHERE p.seen_at < clock_timestamp() - interval '2 minutes' LIMIT 100 FOR UPDATE SKIP LOCKED);
    -- Pages that were left count no more: who goes through thirty pages within two minutes has one open.
    IF (SELECT count(*) FROM presence
         WHERE user_id = me AND NOT is_writing AND page IS NOT NULL AND seen_at > clock_timestamp() - interval '30 seconds') >= 30 THEN
      RETURN false;
    END IF;
  END IF;
  INSERT INTO presence AS p (user_id, tab_id, is_writing, sign_in_id, negotiation_id, compartment_id, page, doing, subject_ids, turn)
  VALUES (me, tab, false, carried, negotiation, NULL, here, NULL, here_about, said),
         (me, tab, true, carried, negotiation, writes_for, CASE WHEN writes IS NOT NULL THEN here END, writes, writes_about, said)
  ON CONFLICT (user_id, tab_id, is_writing) DO UPDATE
     SET sign_in_id = excluded.sign_in_id, negotiation_id = excluded.negotiation_id, compartment_id = excluded.compartment_id,
         page = excluded.page, doing = excluded.doing, subject_ids = excluded.subject_ids, turn = excluded.turn,
         seen_at = clock_timestamp()
   WHERE p.turn < excluded.turn;
  RETURN true;
END $$;
