-- CreateTable
CREATE TABLE "AccessibilityRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "receivedAt" DATETIME NOT NULL,
    "subject" TEXT NOT NULL,
    "form" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" DATETIME
);

-- CreateIndex
CREATE INDEX "AccessibilityRequest_answeredAt_receivedAt_idx" ON "AccessibilityRequest"("answeredAt", "receivedAt");
