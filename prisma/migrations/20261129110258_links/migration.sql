-- AlterTable
ALTER TABLE "annotation" DROP COLUMN "position_ids",
ADD COLUMN     "link_marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "linked_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "annotation_reply" ADD COLUMN     "link_marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "linked_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateIndex
CREATE INDEX "annotation_linked_ids_idx" ON "annotation" USING GIN ("linked_ids");

-- CreateIndex
CREATE INDEX "annotation_reply_linked_ids_idx" ON "annotation_reply" USING GIN ("linked_ids");
