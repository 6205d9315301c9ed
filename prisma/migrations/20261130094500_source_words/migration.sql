-- A source's own words, and where in them a citation's quotation stands.

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "anchor" JSONB;

-- CreateTable
CREATE TABLE "source_words" (
    "record_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "text" TEXT NOT NULL,
    "file_name" TEXT,

    CONSTRAINT "source_words_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "source_words_negotiation_id_idx" ON "source_words"("negotiation_id");

-- AddForeignKey
ALTER TABLE "source_words" ADD CONSTRAINT "source_words_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "source"("record_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same wall as the source's own row: the words come with it, under its marking, and are never edited; a correction of
-- the source brings its own.
ALTER TABLE source_words ENABLE ROW LEVEL SECURITY;
CREATE POLICY source_words_is_visible ON source_words FOR SELECT
  USING (negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments())));
CREATE POLICY source_words_is_recordable ON source_words FOR INSERT
  WITH CHECK (negotiation_id IN (SELECT my_negotiations_as('recorder'))
              AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments())));
CREATE TRIGGER stamp BEFORE INSERT ON source_words FOR EACH ROW EXECUTE FUNCTION stamp_from_record('source');
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON source_words FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON source_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE source_words ADD CONSTRAINT source_words_text_check CHECK (text = normalize(text, NFC) AND text <> '');
-- A place in words is of words that are quoted.
ALTER TABLE citation ADD CONSTRAINT citation_anchor_check CHECK (anchor IS NULL OR quote IS NOT NULL);
