-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "erasedAt" TIMESTAMP(3),
ADD COLUMN     "isNamePublic" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lastSeenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "sectorConsent" TEXT NOT NULL DEFAULT 'unasked';

-- CreateTable
CREATE TABLE "SectorDecision" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "marksRemovedAt" TIMESTAMP(3),

    CONSTRAINT "SectorDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SectorDecision_accountId_idx" ON "SectorDecision"("accountId");
