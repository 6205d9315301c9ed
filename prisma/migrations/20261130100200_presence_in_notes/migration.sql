-- Who types in notes of a session is told of it to those alone who may read these notes: until now their page was said to be
-- that of all sessions, to everybody and just while they typed. The page of notes is nowhere; that they are written is said on
-- the page of all sessions, and is about the draft, which the wall of drafts shows or hides.
ALTER POLICY presence_is_told ON presence
  USING (negotiation_id IN (SELECT my_negotiations())
    AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))
    AND page IS NOT NULL
    AND seen_at > now() - interval '30 seconds'
    AND user_id <> current_user_id()
    AND NOT EXISTS (SELECT 1 FROM presence_off)
    AND EXISTS (SELECT 1 FROM membership m
                 WHERE m.negotiation_id = presence.negotiation_id AND m.user_id = presence.user_id AND m.removed_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM unnest(subject_ids) AS asked (id)
       WHERE NOT EXISTS (
         SELECT 1 FROM record_period p
          WHERE p.negotiation_id = presence.negotiation_id AND p.known_to = '9999-12-31 00:00:00+00'
            AND (p.series_id = asked.id OR p.record_id = asked.id))
         AND NOT EXISTS (
         SELECT 1 FROM session_draft d
          WHERE d.id = asked.id AND d.negotiation_id = presence.negotiation_id AND doing = 'notes')));

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
    IF (SELECT count(DISTINCT tab_id) FROM presence
         WHERE user_id = me AND page IS NOT NULL AND seen_at > clock_timestamp() - interval '30 seconds') >= 30 THEN
      RETURN false;
    END IF;
  END IF;
  INSERT INTO presence AS p (user_id, tab_id, is_writing, sign_in_id, negotiation_id, compartment_id, page, doing, subject_ids, turn)
  VALUES (me, tab, false, carried, negotiation, NULL, here, NULL, here_about, said),
         (me, tab, true, carried, negotiation, writes_for, 
          CASE WHEN writes = 'notes' THEN 'sessions' WHEN writes IS NOT NULL THEN here END, writes, writes_about, said)
  ON CONFLICT (user_id, tab_id, is_writing) DO UPDATE
     SET sign_in_id = excluded.sign_in_id, negotiation_id = excluded.negotiation_id, compartment_id = excluded.compartment_id,
         page = excluded.page, doing = excluded.doing, subject_ids = excluded.subject_ids, turn = excluded.turn,
         seen_at = clock_timestamp()
   WHERE p.turn < excluded.turn;
  RETURN true;
END $$;
