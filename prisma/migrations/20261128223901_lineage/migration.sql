-- Terms are split and merged; what was said of them follows their words, or is allotted by hand.

-- CreateEnum
CREATE TYPE "LineageHow" AS ENUM ('split', 'merge');

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'lineage';
ALTER TYPE "RecordKind" ADD VALUE 'allotment';

-- AlterTable
ALTER TABLE "linkage" ADD COLUMN     "has_ended" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "lineage" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "how" "LineageHow" NOT NULL,
    "from_term_id" UUID NOT NULL,
    "to_term_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "from_version_id" UUID,
    "to_version_id" UUID,
    "pieces" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "allotment" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "from_term_id" UUID NOT NULL,
    "subject_kind" "RecordKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "term_ids" UUID[],

    CONSTRAINT "allotment_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "lineage_series_id_idx" ON "lineage"("series_id");

-- CreateIndex
CREATE INDEX "lineage_negotiation_id_idx" ON "lineage"("negotiation_id");

-- CreateIndex
CREATE INDEX "allotment_series_id_idx" ON "allotment"("series_id");

-- CreateIndex
CREATE INDEX "allotment_negotiation_id_idx" ON "allotment"("negotiation_id");

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allotment" ADD CONSTRAINT "allotment_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same wall and the same rules as for every noun's row.
DO $$
DECLARE
  t text;
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
BEGIN
  FOREACH t IN ARRAY ARRAY['lineage', 'allotment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s)', t || '_is_visible', t, visible);
    EXECUTE format(
      'CREATE POLICY %I ON %I FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''recorder'')) AND %s)',
      t || '_is_recordable', t, visible);
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION stamp_from_record(%L)', t, t);
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

DO $$
DECLARE
  ref record;
BEGIN
  FOR ref IN SELECT * FROM (VALUES
    ('lineage', 'from_term_id'), ('lineage', 'to_term_id'), ('allotment', 'from_term_id'), ('allotment', 'subject_id')) AS v (tab, col)
  LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (%I, negotiation_id) REFERENCES series (id, negotiation_id)', ref.tab, ref.col);
  END LOOP;
END $$;
ALTER TABLE lineage
  ADD FOREIGN KEY (from_version_id) REFERENCES clause_version (record_id),
  ADD FOREIGN KEY (to_version_id) REFERENCES clause_version (record_id),
  ADD CONSTRAINT lineage_ends_check CHECK (from_term_id <> to_term_id);
