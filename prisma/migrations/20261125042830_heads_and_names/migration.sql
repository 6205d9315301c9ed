-- A chain without its head is broken: founding a negotiation makes its first entry, and with it the head.

CREATE OR REPLACE FUNCTION audit_verify(negotiation uuid) RETURNS TABLE (entries bigint, first_broken bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH chain AS (
    SELECT e.seq, e.hash,
           e.hash = audit_hash(e)
             AND e.previous_hash = coalesce(lag(e.hash) OVER w, '')
             AND e.seq = coalesce(lag(e.seq) OVER w, 0) + 1 AS fits
      FROM audit_entry e WHERE e.negotiation_id = negotiation WINDOW w AS (ORDER BY e.seq)),
  tail AS (SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1)
  SELECT (SELECT count(*) FROM chain),
         coalesce((SELECT min(seq) FROM chain WHERE NOT fits),
                  CASE WHEN NOT EXISTS (SELECT FROM audit_head h JOIN tail t ON h.seq = t.seq AND h.hash = t.hash
                                         WHERE h.negotiation_id = negotiation)
                       THEN coalesce((SELECT seq FROM tail), 0) + 1 END)
$$;

-- ── Names in the order of their letters ─────────────────────────────────────────────────────────────────────────────
-- A database of yours may sort by bytes, where Ádám comes after Zoë. ICU's root order knows every script.

DO $$
DECLARE
  t text;
BEGIN
  IF EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') THEN
    FOREACH t IN ARRAY ARRAY['app_user', 'negotiation', 'compartment'] LOOP
      EXECUTE format('ALTER TABLE %I ALTER COLUMN name TYPE text COLLATE "und-x-icu"', t);
    END LOOP;
  END IF;
END $$;
