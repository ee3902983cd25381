-- CreateTable
CREATE TABLE "Erasure" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "isSwept" BOOLEAN NOT NULL DEFAULT false
);
