-- CreateTable
CREATE TABLE "Erasure" (
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "isSwept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("accountId")
);
