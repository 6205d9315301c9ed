-- What a command has to know before it begins, in one answer, and its turn among those who write in the negotiation: none
-- is asked for, or it is taken if it is free, or it is waited for. What is read afterwards sees what the writer before left.
CREATE FUNCTION begin_act(of_negotiation uuid, of_act uuid, turn text)
RETURNS TABLE (command text, value jsonb, asked_hash text, role "Role", time_zone text, present text, has_turn boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me constant uuid := current_user_id();
  is_mine boolean := false;
BEGIN
  -- Who is no member keeps nobody waiting.
  IF turn <> 'none' AND EXISTS (
    SELECT FROM membership m WHERE m.negotiation_id = of_negotiation AND m.user_id = me AND m.removed_at IS NULL)
  THEN
    is_mine := pg_try_advisory_xact_lock(hashtextextended(of_negotiation::text, 0));
    IF turn = 'waited for' AND NOT is_mine THEN
      PERFORM pg_advisory_xact_lock(hashtextextended(of_negotiation::text, 0));
      is_mine := true;
    END IF;
  END IF;
  RETURN QUERY
    SELECT a.command, a.value, a.asked_hash, m.role, n.time_zone, n.present, is_mine
      FROM (SELECT) one
      LEFT JOIN act a ON a.actor_id = me AND a.id = of_act
      LEFT JOIN membership m ON m.negotiation_id = of_negotiation AND m.user_id = me AND m.removed_at IS NULL
      LEFT JOIN negotiation n ON n.id = m.negotiation_id;
END $$;
REVOKE EXECUTE ON FUNCTION begin_act(uuid, uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION begin_act(uuid, uuid, text) IS 'Door: whoever is about to write, of themselves.';
