-- CreateTable
CREATE TABLE "WithheldChoice" (
    "list" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,

    PRIMARY KEY ("list", "itemId")
);

-- Columns are added in place: a table made anew would lose its triggers.
ALTER TABLE "Forum" ADD COLUMN "archivedAt" DATETIME;
ALTER TABLE "Forum" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Membership" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER "access_Forum_update" AFTER UPDATE OF "archivedAt" ON "Forum" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
