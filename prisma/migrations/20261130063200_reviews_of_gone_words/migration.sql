-- Nobody is reminded of words that were taken back since they were asked about, or whose term was withdrawn.
CREATE FUNCTION only_of_standing_words() RETURNS trigger
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
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION only_of_standing_words() FROM PUBLIC;
CREATE TRIGGER only_of_standing_words BEFORE INSERT ON review_reminder FOR EACH ROW EXECUTE FUNCTION only_of_standing_words();
