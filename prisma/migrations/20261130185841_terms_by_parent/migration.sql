-- What stands under a term is asked of each that is taken back.
-- CreateIndex
CREATE INDEX "term_parent_id_idx" ON "term"("parent_id");
