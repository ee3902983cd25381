-- Columns are added in place: a table that is rebuilt loses its triggers.
ALTER TABLE "Account" ADD COLUMN "isNamePublic" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Account" ADD COLUMN "lastSeenAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "erasedAt" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "sectorConsent" TEXT NOT NULL DEFAULT 'unasked';

-- CreateTable
CREATE TABLE "SectorDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "marksRemovedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "SectorDecision_accountId_idx" ON "SectorDecision"("accountId");
