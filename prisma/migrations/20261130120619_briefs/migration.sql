-- Briefs that are kept, so that they read the same whenever they are opened, and can be reviewed.

-- CreateEnum
CREATE TYPE "BriefSection" AS ENUM ('standing', 'text', 'terms', 'positions', 'zones', 'moved', 'questions', 'talks', 'evidence', 'remarks');

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'brief';

-- AlterEnum
ALTER TYPE "ReviewSubject" ADD VALUE 'brief';

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "brief_id" UUID;

-- AlterTable
ALTER TABLE "review_answer" ADD COLUMN     "brief_id" UUID;

-- CreateTable
CREATE TABLE "brief" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "title" TEXT NOT NULL,
    "sections" "BriefSection"[],
    "since" TEXT,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "known_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "brief_series_id_idx" ON "brief"("series_id");

-- CreateIndex
CREATE INDEX "brief_negotiation_id_idx" ON "brief"("negotiation_id");

-- CreateIndex
CREATE INDEX "review_brief_id_idx" ON "review"("brief_id");

-- AddForeignKey
ALTER TABLE "brief" ADD CONSTRAINT "brief_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same wall and the same rules as for every noun's row.
DO $$
DECLARE
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
BEGIN
  EXECUTE 'ALTER TABLE brief ENABLE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY brief_is_visible ON brief FOR SELECT USING (%s)', visible);
  EXECUTE format(
    'CREATE POLICY brief_is_recordable ON brief FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''recorder'')) AND %s)',
    visible);
  CREATE TRIGGER stamp BEFORE INSERT ON brief FOR EACH ROW EXECUTE FUNCTION stamp_from_record('brief');
  CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON brief FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON brief FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END $$;

-- What a brief holds stays as it was kept: its reviewers read what was asked about, whatever is recorded of it later.
CREATE FUNCTION brief_holds_the_same() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM brief b WHERE b.series_id = NEW.series_id AND b.record_id <> NEW.record_id
       AND (b.sections, b.since, b.as_of, b.known_at) IS DISTINCT FROM (NEW.sections, NEW.since, NEW.as_of, NEW.known_at)) THEN
    RAISE EXCEPTION 'A kept brief holds what it held' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION brief_holds_the_same() FROM PUBLIC;
CREATE TRIGGER holds_the_same AFTER INSERT ON brief FOR EACH ROW EXECUTE FUNCTION brief_holds_the_same();
ALTER TABLE brief ADD CONSTRAINT brief_sections_check CHECK (sections <> '{}');

-- As text, since a value that is new to an enumeration cannot be named in the transaction that adds it.
ALTER TABLE review
  DROP CONSTRAINT review_subject_check,
  ADD CONSTRAINT review_subject_check CHECK (
    (subject::text = 'wording') = (term_id IS NOT NULL)
    AND (subject::text = 'wording') = (clause_version_ids <> '{}')
    AND (subject::text = 'brief') = (brief_id IS NOT NULL));

-- Nobody is reminded of words that were taken back since they were asked about, or whose term was withdrawn; nor of a brief
-- that was taken back.
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
       WHERE b.series_id = v.brief_id AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id))) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;

-- As before; and a brief by its title, with which its reviews are found, too.
CREATE OR REPLACE FUNCTION search_parts(of_kind text, OUT title text, OUT body text, OUT extra text, OUT about text, OUT language text)
RETURNS SETOF record LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $parts$
  SELECT p.title, p.body, p.extra, p.about, p.language FROM (VALUES
    ('party', 'n.name', 'concat_ws(E''\n'', n.note, n.absence_reason)', 'n.code', 'ARRAY[n.series_id, n.bloc_id]', 'NULL'),
    ('delegate', 'n.name', 'concat_ws(E''\n'', n.title, n.note)', 'NULL', 'ARRAY[n.series_id, n.party_id]', 'NULL'),
    ('source', 'n.title', 'n.note', 'concat_ws(E''\n'', n.publisher, n.origin, n.url)', 'ARRAY[n.series_id]', 'NULL'),
    ('statement', 'NULL', 'n.text', 'n.speaker_name', 'ARRAY[n.party_id, n.speaker_id] || n.term_ids', 'NULL'),
    ('figure', 'n.label', 'n.note', 'concat_ws('' '', trim_scale(n.value)::text, n.unit, n.about)', 'ARRAY[n.term_id]', 'NULL'),
    ('risk', 'NULL', 'n.text', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('question', 'n.text', 'concat_ws(E''\n'', n.answer, n.settles)', 'NULL', 'ARRAY[n.party_id, n.term_id]', 'NULL'),
    ('round', 'n.title', 'NULL', 'n.venue', 'ARRAY[n.series_id]', 'NULL'),
    ('round_event', 'NULL', 'n.why', 'NULL', 'ARRAY[n.round_id] || n.by_party_ids', 'NULL'),
    ('session', 'n.title', 'concat_ws(E''\n'', n.level_note, (SELECT string_agg(l ->> ''text'', E''\n'') FROM jsonb_array_elements(n.notes) l WHERE l ->> ''kind'' = ''line''))',
     'n.venue', 'ARRAY[n.series_id, n.round_id] || n.agenda', 'NULL'),
    ('term', 'n.number || '' '' || n.title', 'n.summary', 'n.axis_label', 'ARRAY[n.series_id, n.parent_id]', 'NULL'),
    ('term_status', 'NULL', 'n.note', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('linkage', 'NULL', 'n.why', 'NULL', 'ARRAY[n.from_term_id, n.to_term_id]', 'NULL'),
    ('option', 'n.label', 'n.text', 'NULL', 'ARRAY[n.term_id] || n.sponsor_ids', 'NULL'),
    ('clause_version', 'NULL', 'n.text', 'n.note', 'ARRAY[n.term_id, n.drafter_id]', 'n.language'),
    ('position', 'NULL', 'concat_ws(E''\n'', n.why, (SELECT string_agg(c ->> ''text'', E''\n'') FROM jsonb_array_elements(n.conditions) c WHERE c ->> ''kind'' = ''text''))',
     'NULL', 'ARRAY[n.party_id, n.term_id]', 'NULL'),
    ('annotation', 'NULL', 'concat_ws(E''\n'', n.body, n.replacement)', 'n.said_by', 'ARRAY[n.term_id, n.series_id]', 'NULL'),
    ('annotation_reply', 'NULL', 'n.body', 'n.said_by',
     'ARRAY[n.annotation_id, (SELECT a.term_id FROM annotation a WHERE a.series_id = n.annotation_id LIMIT 1)]', 'NULL'),
    ('package', 'n.title', 'n.why', 'NULL',
     'ARRAY[n.series_id] || ARRAY(SELECT (c ->> ''termId'')::uuid FROM jsonb_array_elements(n.choices) c)', 'NULL'),
    ('forecast', 'NULL', 'n.why', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('review', 'NULL', 'n.note', 'NULL', 'ARRAY[n.series_id, n.term_id, n.brief_id]', 'NULL'),
    ('review_answer', 'NULL', 'n.comment', 'NULL', 'ARRAY[n.review_id, n.term_id, n.brief_id]', 'NULL'),
    ('brief', 'n.title', 'NULL', 'NULL', 'ARRAY[n.series_id]', 'NULL')
  ) AS p (kind, title, body, extra, about, language) WHERE p.kind = of_kind
$parts$;
CREATE TRIGGER search AFTER INSERT ON brief REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_for_search();
