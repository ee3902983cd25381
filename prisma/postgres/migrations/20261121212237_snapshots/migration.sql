-- CreateTable
CREATE TABLE "SnapshotPart" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "SnapshotPart_pkey" PRIMARY KEY ("documentId","seq","part")
);

-- AddForeignKey
ALTER TABLE "SnapshotPart" ADD CONSTRAINT "SnapshotPart_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
