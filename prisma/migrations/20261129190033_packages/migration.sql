-- Packages: values, wordings and statuses chosen together, and tested against everybody's positions.

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'package';

-- CreateTable
CREATE TABLE "package" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "title" TEXT NOT NULL,
    "why" TEXT,
    "choices" JSONB NOT NULL,

    CONSTRAINT "package_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "package_series_id_idx" ON "package"("series_id");

-- CreateIndex
CREATE INDEX "package_negotiation_id_idx" ON "package"("negotiation_id");

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same wall and the same rules as for every noun's row.
DO $$
DECLARE
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
BEGIN
  EXECUTE 'ALTER TABLE package ENABLE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY package_is_visible ON package FOR SELECT USING (%s)', visible);
  EXECUTE format(
    'CREATE POLICY package_is_recordable ON package FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''recorder'')) AND %s)',
    visible);
  CREATE TRIGGER stamp BEFORE INSERT ON package FOR EACH ROW EXECUTE FUNCTION stamp_from_record('package');
  CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON package FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON package FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END $$;
