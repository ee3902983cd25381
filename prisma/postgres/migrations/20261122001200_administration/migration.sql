-- AlterTable
ALTER TABLE "Forum" ADD COLUMN     "archivedAt" TIMESTAMP(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "WithheldChoice" (
    "list" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,

    CONSTRAINT "WithheldChoice_pkey" PRIMARY KEY ("list","itemId")
);

-- An archived forum takes away the right to write.
CREATE TRIGGER "access_Forum_update" AFTER UPDATE OF "archivedAt" ON "Forum" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
