-- As before; and nobody is reminded of a brief either that was marked since, so that not all who read the review read it.
CREATE OR REPLACE FUNCTION only_of_standing_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM review v CROSS JOIN unnest(v.clause_version_ids) AS asked (id)
      JOIN record t ON t.supersedes_id = asked.id AND t.is_retraction
     WHERE v.record_id = NEW.asked_id AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = t.id)) THEN
    RETURN NULL;
  END IF;
  IF 'withdrawn' = (
    SELECT s.status::text FROM review v
      JOIN term_status s ON s.term_id = v.term_id AND (s.compartment_id IS NULL OR s.compartment_id = v.compartment_id)
      JOIN record r ON r.id = s.record_id
     WHERE v.record_id = NEW.asked_id AND NOT r.is_retraction AND NOT EXISTS (SELECT 1 FROM record o WHERE o.supersedes_id = r.id)
     ORDER BY r.valid_from DESC, r.seq DESC LIMIT 1) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1 FROM review v WHERE v.record_id = NEW.asked_id AND v.brief_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM brief b JOIN record r ON r.id = b.record_id
       WHERE b.series_id = v.brief_id AND (b.compartment_id IS NULL OR b.compartment_id = v.compartment_id)
         AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id))) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
