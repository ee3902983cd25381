-- CreateTable
CREATE TABLE "SnapshotPart" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "state" BLOB NOT NULL,

    PRIMARY KEY ("documentId", "seq", "part"),
    CONSTRAINT "SnapshotPart_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
