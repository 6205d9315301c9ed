-- Of what somebody sees of a negotiation: with all of it the same, so is what can be read there. In plpgsql its plan is
-- kept, where a function in SQL is planned anew each time.
CREATE FUNCTION seen_in(of_negotiation uuid) RETURNS TABLE (newest text, circles text, people text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT (SELECT r.seq::text FROM record r WHERE r.negotiation_id = of_negotiation ORDER BY r.seq DESC LIMIT 1),
           (SELECT string_agg(c.id::text, ' ' ORDER BY c.id) FROM compartment c
             WHERE c.negotiation_id = of_negotiation AND c.id IN (SELECT my_compartments())),
           (SELECT md5(string_agg(concat_ws(' ', u.id, u.name), ',' ORDER BY u.id)) FROM app_user u);
END $$;
REVOKE EXECUTE ON FUNCTION seen_in(uuid) FROM PUBLIC;
COMMENT ON FUNCTION seen_in(uuid) IS 'Door: whoever reads, of what they see.';

-- What a sign-in would see of a negotiation now, by its slug: a reading begun, made and ended in one message. It is behind
-- the wall as any other. None: for this reader there is none by that name.
CREATE FUNCTION glimpse(by_sign_in uuid, of_slug text)
RETURNS TABLE (id uuid, time_zone text, present text, my_circles jsonb, newest text, circles text, people text)
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  me uuid;
BEGIN
  -- What follows in the same transaction would be somebody else's.
  IF coalesce(current_setting('app.sign_in', true), '') <> '' THEN
    RAISE EXCEPTION 'a glimpse is no part of another reading';
  END IF;
  PERFORM set_config('app.sign_in', by_sign_in::text, true);
  me := current_user_id();
  RETURN QUERY
    SELECT n.id, n.time_zone, n.present,
           (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY c.name, c.id)
              FROM compartment c JOIN compartment_member cm ON cm.compartment_id = c.id AND cm.user_id = m.user_id
             WHERE c.negotiation_id = n.id),
           s.newest, s.circles, s.people
      FROM negotiation n
      JOIN membership m ON m.negotiation_id = n.id AND m.user_id = me AND m.removed_at IS NULL,
           seen_in(n.id) s
     WHERE n.slug = of_slug;
END $$;
REVOKE EXECUTE ON FUNCTION glimpse(uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION glimpse(uuid, text) IS 'Door: whoever carries a sign-in, of what they see.';
