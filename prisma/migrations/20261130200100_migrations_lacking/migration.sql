-- A process that is newer than its database is not ready: whoever sends it readers has to be able to ask.
CREATE FUNCTION lacking_migrations(names text[]) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM unnest(names) name
   WHERE NOT EXISTS (SELECT FROM _prisma_migrations m
                      WHERE m.migration_name = name AND m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION lacking_migrations(text[]) FROM PUBLIC;
COMMENT ON FUNCTION lacking_migrations(text[]) IS 'Door: anybody, of names that they know.';
