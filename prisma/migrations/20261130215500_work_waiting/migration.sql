-- Whoever runs an installation asks how much waits to be done and how long it has been due; not whose it is, or about what.
CREATE FUNCTION work_waiting() RETURNS TABLE (kind text, waiting integer, overdue double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT j.kind, count(*)::integer, extract(epoch FROM clock_timestamp() - min(j.due_at))::double precision
    FROM job j WHERE j.ended_at IS NULL AND j.due_at <= clock_timestamp()
   GROUP BY j.kind
   UNION ALL
  SELECT 'webhook', count(*)::integer, extract(epoch FROM clock_timestamp() - min(d.due_at))::double precision
    FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
   WHERE d.ended_at IS NULL AND d.due_at <= clock_timestamp() AND w.state = 'on'
  HAVING count(*) > 0
$$;
REVOKE EXECUTE ON FUNCTION work_waiting() FROM PUBLIC;
COMMENT ON FUNCTION work_waiting() IS 'Door: how much waits to be done, by kind, for whoever runs the installation.';
