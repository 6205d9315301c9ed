-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "mention_marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mentioned_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "annotation_reply" ADD COLUMN     "mention_marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mentioned_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateIndex
CREATE INDEX "annotation_mentioned_ids_idx" ON "annotation" USING GIN ("mentioned_ids");

-- CreateIndex
CREATE INDEX "annotation_reply_mentioned_ids_idx" ON "annotation_reply" USING GIN ("mentioned_ids");
