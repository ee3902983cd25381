-- CreateTable
CREATE TABLE "Publication" (
    "versionId" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "Publication_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Publication_recommendationId_number_key" ON "Publication"("recommendationId", "number");

-- A publication stays as it is. REPLACE would delete without a word to the last trigger.
CREATE TRIGGER "publication_no_replace" BEFORE INSERT ON "Publication"
WHEN EXISTS (
  SELECT 1 FROM "Publication"
  WHERE "versionId" = NEW."versionId" OR ("recommendationId" = NEW."recommendationId" AND "number" = NEW."number")
) BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: Publication.versionId');
END;
CREATE TRIGGER "publication_no_update" BEFORE UPDATE ON "Publication" BEGIN
  SELECT RAISE(ABORT, 'a publication does not change');
END;
CREATE TRIGGER "publication_no_delete" BEFORE DELETE ON "Publication" BEGIN
  SELECT RAISE(ABORT, 'a publication does not change');
END;
