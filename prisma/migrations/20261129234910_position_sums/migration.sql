-- CreateTable
CREATE TABLE "position_sum" (
    "id" BIGSERIAL NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "stance" "Stance",
    "basis" "Basis",
    "cites" TEXT,
    "change" INTEGER NOT NULL,

    CONSTRAINT "position_sum_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX position_sum_key
  ON position_sum (negotiation_id, subject_id, at, stance, basis, cites, compartment_id) NULLS NOT DISTINCT;

ALTER TABLE position_sum
  ADD CONSTRAINT position_sum_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD CONSTRAINT position_sum_compartment_id_fkey FOREIGN KEY (compartment_id, negotiation_id) REFERENCES compartment (id, negotiation_id);
ALTER TABLE position_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY position_sum_is_visible ON position_sum FOR SELECT
  USING (negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments())));

-- What these stretches of positions add where they begin, and take away again where they end.
CREATE FUNCTION position_changes(stretch record_period, times integer)
RETURNS TABLE (subject_id uuid, at timestamptz, stance "Stance", basis "Basis", cites text, change integer)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT said.subject_id, edge.at, said.stance, said.basis, said.cites, times * edge.sign
    FROM position p
    CROSS JOIN LATERAL (
      SELECT coalesce(string_agg(c.source_id || ' ' || c.credibility, ',' ORDER BY (c.source_id || ' ' || c.credibility) COLLATE "C"), '') AS cites
        FROM citation c WHERE c.record_id = p.record_id) c
    CROSS JOIN LATERAL (VALUES
      (p.term_id, p.stance, p.basis, c.cites),
      (p.party_id, NULL::"Stance", NULL::"Basis", NULL::text)) AS said (subject_id, stance, basis, cites)
    CROSS JOIN LATERAL (VALUES (stretch.valid_from, 1), (stretch.valid_to, -1)) AS edge (at, sign)
   WHERE p.record_id = stretch.record_id AND edge.at < '9999-12-31 00:00:00+00'
$$;

-- A record ends stretches of its line, and begins others, at the moment at which it was recorded. At the end of the
-- transaction, since its row and its citations come after it.
CREATE FUNCTION sum_positions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO position_sum AS s (negotiation_id, compartment_id, subject_id, at, stance, basis, cites, change)
  SELECT NEW.negotiation_id, NEW.compartment_id, d.subject_id, d.at, d.stance, d.basis, d.cites, sum(d.change)
    FROM record_period p
    CROSS JOIN LATERAL position_changes(p, (p.known_from = NEW.recorded_at)::integer - (p.known_to = NEW.recorded_at)::integer) d
   WHERE p.series_id = NEW.series_id AND p.compartment_id IS NOT DISTINCT FROM NEW.compartment_id
     AND (p.known_from = NEW.recorded_at OR p.known_to = NEW.recorded_at)
   GROUP BY d.subject_id, d.at, d.stance, d.basis, d.cites
  HAVING sum(d.change) <> 0
   ORDER BY 3, 4, 5, 6, 7
  ON CONFLICT (negotiation_id, subject_id, at, stance, basis, cites, compartment_id)
  DO UPDATE SET change = s.change + EXCLUDED.change;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sums AFTER INSERT ON record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind = 'position') EXECUTE FUNCTION sum_positions();

-- What is on record already.
INSERT INTO position_sum (negotiation_id, compartment_id, subject_id, at, stance, basis, cites, change)
SELECT p.negotiation_id, p.compartment_id, d.subject_id, d.at, d.stance, d.basis, d.cites, sum(d.change)
  FROM record_period p CROSS JOIN LATERAL position_changes(p, 1) d
 WHERE p.kind = 'position' AND p.known_to = '9999-12-31 00:00:00+00'
 GROUP BY 1, 2, 3, 4, 5, 6, 7
HAVING sum(d.change) <> 0;
