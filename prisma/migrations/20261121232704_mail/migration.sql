-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "failedAt" DATETIME,
    "failure" TEXT,
    "lastError" TEXT NOT NULL DEFAULT ''
);

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'pl';

-- CreateIndex
CREATE INDEX "OutgoingMail_sentAt_failedAt_nextTryAt_idx" ON "OutgoingMail"("sentAt", "failedAt", "nextTryAt");
