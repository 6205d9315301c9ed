-- What runs for each record was planned anew each time: Postgres takes a plan for any values only where it believes it to be
-- no dearer than one for these, and of a handful of rows planning is most of the work. One record's periods took five times
-- as long, and the sums seven times.
ALTER FUNCTION project_periods() SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION sum_positions() SET plan_cache_mode = force_generic_plan;

-- As before, but who asks is looked up once and not for each membership: the planner reads a short table from end to end.
CREATE OR REPLACE FUNCTION my_negotiations_as(minimum "Role") RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  RETURN QUERY
    SELECT m.negotiation_id FROM membership m
     WHERE m.user_id = me AND m.removed_at IS NULL AND m.role >= minimum
       AND NOT EXISTS (SELECT 1 FROM sign_in s
                        WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid
                          AND NOT coalesce(cardinality(s.only_in) = 0 OR m.negotiation_id = ANY (s.only_in), false));
END $$;
