-- A wording is authentic, or a translation of a given version in another language.

-- AlterTable
ALTER TABLE "clause_version" ADD COLUMN     "translates_id" UUID;

ALTER TABLE clause_version ADD FOREIGN KEY (translates_id) REFERENCES clause_version (record_id);

-- Whoever sees a translation sees its original, so that none tells of a wording that is hidden from its reader. Comes
-- after "stamp", by its name, and so finds the marking of the record.
CREATE FUNCTION check_translation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  original record;
BEGIN
  IF NEW.translates_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT term_id, language, compartment_id INTO original FROM public.clause_version WHERE record_id = NEW.translates_id;
  IF NOT FOUND OR original.term_id <> NEW.term_id OR original.language = NEW.language
     OR (original.compartment_id IS NOT NULL AND original.compartment_id IS DISTINCT FROM NEW.compartment_id) THEN
    RAISE EXCEPTION 'A translation is of a version of the same term in another language that all its readers see.'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER translation BEFORE INSERT ON clause_version FOR EACH ROW EXECUTE FUNCTION check_translation();
