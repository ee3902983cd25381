-- CreateTable
CREATE TABLE "Version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "parent" INTEGER,
    "seq" INTEGER NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "recommendationTitle" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "blockIds" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "runs" TEXT NOT NULL,
    CONSTRAINT "Version_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VersionMaker" (
    "versionId" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    CONSTRAINT "VersionMaker_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contributor" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "accountId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,

    PRIMARY KEY ("documentId", "number"),
    CONSTRAINT "Contributor_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthorshipState" (
    "documentId" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "state" BLOB NOT NULL,
    CONSTRAINT "AuthorshipState_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Version_recommendationId_number_key" ON "Version"("recommendationId", "number");

-- CreateIndex
CREATE INDEX "VersionMaker_accountId_idx" ON "VersionMaker"("accountId");

-- CreateIndex
CREATE INDEX "Contributor_accountId_idx" ON "Contributor"("accountId");

-- A version stays as it is; only checkpoints go, when they are thinned. REPLACE would delete without a word to the last trigger.
CREATE TRIGGER "version_no_replace" BEFORE INSERT ON "Version"
WHEN EXISTS (
  SELECT 1 FROM "Version" WHERE "id" = NEW."id" OR ("recommendationId" = NEW."recommendationId" AND "number" = NEW."number")
) BEGIN
  SELECT RAISE(ABORT, 'a version does not change');
END;
CREATE TRIGGER "version_no_update" BEFORE UPDATE ON "Version" BEGIN
  SELECT RAISE(ABORT, 'a version does not change');
END;
CREATE TRIGGER "version_no_delete" BEFORE DELETE ON "Version" WHEN OLD."kind" <> 'checkpoint' BEGIN
  SELECT RAISE(ABORT, 'a version does not change');
END;
