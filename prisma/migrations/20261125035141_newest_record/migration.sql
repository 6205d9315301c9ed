-- CreateIndex
CREATE INDEX "record_negotiation_id_seq_idx" ON "record"("negotiation_id", "seq");
