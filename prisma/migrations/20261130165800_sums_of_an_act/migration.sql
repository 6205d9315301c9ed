-- As before. What an act has written is known by its transaction, and a row that a savepoint of it wrote bears another number:
-- nobody writes one so, and whoever begins to is told, since sums that drift are seen by nobody.
CREATE OR REPLACE FUNCTION sum_positions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  this_transaction constant text := (txid_current() % 4294967296)::text;
  written uuid[] := ARRAY[NEW.id];
BEGIN
  IF NEW.act_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM record r WHERE r.id = NEW.id AND r.xmin::text = this_transaction) THEN
      RAISE 'positions of an act are written outside of savepoints, or they would be missing from the sums';
    END IF;
    IF EXISTS (SELECT 1 FROM record r
                WHERE r.act_id = NEW.act_id AND r.kind = 'position' AND r.seq < NEW.seq AND r.xmin::text = this_transaction) THEN
      RETURN NULL;
    END IF;
    written := ARRAY(SELECT r.id FROM record r
                      WHERE r.act_id = NEW.act_id AND r.kind = 'position' AND r.xmin::text = this_transaction);
  END IF;
  INSERT INTO position_sum AS s (negotiation_id, compartment_id, subject_id, at, stance, basis, cites, change)
  SELECT d.negotiation_id, d.compartment_id, said.subject_id, edge.at, said.stance, said.basis, said.cites, sum(d.times * edge.sign)
    FROM (SELECT DISTINCT p.id, p.record_id, p.negotiation_id, p.compartment_id, p.valid_from, p.valid_to,
                 (p.known_from = r.recorded_at)::integer - (p.known_to = r.recorded_at)::integer AS times
            FROM record r
            JOIN record_period p ON p.series_id = r.series_id AND p.compartment_id IS NOT DISTINCT FROM r.compartment_id
             AND (p.known_from = r.recorded_at OR p.known_to = r.recorded_at)
           WHERE r.id = ANY (written)) d
    JOIN position o ON o.record_id = d.record_id
    CROSS JOIN LATERAL (
      SELECT coalesce(string_agg(c.source_id || ' ' || c.credibility, ',' ORDER BY (c.source_id || ' ' || c.credibility) COLLATE "C"), '') AS cites
        FROM citation c WHERE c.record_id = o.record_id) c
    CROSS JOIN LATERAL (VALUES
      (o.term_id, o.stance, o.basis, c.cites),
      (o.party_id, NULL::"Stance", NULL::"Basis", NULL::text)) AS said (subject_id, stance, basis, cites)
    CROSS JOIN LATERAL (VALUES (d.valid_from, 1), (d.valid_to, -1)) AS edge (at, sign)
   WHERE edge.at < '9999-12-31 00:00:00+00'
   GROUP BY d.negotiation_id, d.compartment_id, said.subject_id, edge.at, said.stance, said.basis, said.cites
  HAVING sum(d.times * edge.sign) <> 0
   ORDER BY 3, 4, 5, 6, 7
  ON CONFLICT (negotiation_id, subject_id, at, stance, basis, cites, compartment_id)
  DO UPDATE SET change = s.change + EXCLUDED.change;
  RETURN NULL;
END $$;
