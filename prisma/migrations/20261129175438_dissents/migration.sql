-- CreateTable
CREATE TABLE "Dissent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "ofPerson" TEXT,
    "ofSector" TEXT,
    "text" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Dissent_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DissentSignature" (
    "dissentId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("dissentId", "accountId"),
    CONSTRAINT "DissentSignature_dissentId_fkey" FOREIGN KEY ("dissentId") REFERENCES "Dissent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Not a new table in place of the old one: that would lose the triggers.
ALTER TABLE "Vote" ADD COLUMN "dissentDays" INTEGER NOT NULL DEFAULT 7;

-- CreateIndex
CREATE INDEX "Dissent_accountId_idx" ON "Dissent"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Dissent_voteId_ofPerson_key" ON "Dissent"("voteId", "ofPerson");

-- CreateIndex
CREATE UNIQUE INDEX "Dissent_voteId_ofSector_key" ON "Dissent"("voteId", "ofSector");

-- CreateIndex
CREATE INDEX "DissentSignature_accountId_idx" ON "DissentSignature"("accountId");

-- An opinion is of somebody who could vote, on a vote that was closed, within its time; then it stays.
CREATE TRIGGER "dissent_in_time" BEFORE INSERT ON "Dissent"
WHEN NOT EXISTS (
    SELECT 1 FROM "VoteEnd" JOIN "Vote" ON "Vote"."id" = "VoteEnd"."voteId"
    WHERE "VoteEnd"."voteId" = NEW."voteId" AND "VoteEnd"."kind" = 'closed'
      AND julianday(NEW."at") <= julianday("VoteEnd"."at") + "Vote"."dissentDays"
  )
  OR NOT EXISTS (
    SELECT 1 FROM "Elector"
    WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId"
      AND (NEW."ofSector" IS NULL OR "sector" = NEW."ofSector")
  )
  OR (NEW."ofPerson" IS NULL) = (NEW."ofSector" IS NULL)
  OR (NEW."ofPerson" IS NOT NULL AND NEW."ofPerson" <> NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'no dissenting opinion can be attached');
END;
CREATE TRIGGER "dissent_no_replace" BEFORE INSERT ON "Dissent"
WHEN EXISTS (
  SELECT 1 FROM "Dissent"
  WHERE "id" = NEW."id"
    OR ("voteId" = NEW."voteId" AND ("ofPerson" = NEW."ofPerson" OR "ofSector" = NEW."ofSector"))
) BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: Dissent.id');
END;
CREATE TRIGGER "dissent_no_update" BEFORE UPDATE ON "Dissent" BEGIN
  SELECT RAISE(ABORT, 'a dissenting opinion does not change');
END;
CREATE TRIGGER "dissent_no_delete" BEFORE DELETE ON "Dissent" BEGIN
  SELECT RAISE(ABORT, 'a dissenting opinion does not change');
END;
CREATE TRIGGER "dissent_signature_in_time" BEFORE INSERT ON "DissentSignature"
WHEN NOT EXISTS (
  SELECT 1 FROM "Dissent"
    JOIN "Vote" ON "Vote"."id" = "Dissent"."voteId"
    JOIN "VoteEnd" ON "VoteEnd"."voteId" = "Vote"."id"
    JOIN "Elector" ON "Elector"."voteId" = "Vote"."id" AND "Elector"."sector" = "Dissent"."ofSector"
  WHERE "Dissent"."id" = NEW."dissentId" AND "Elector"."accountId" = NEW."accountId"
    AND julianday(NEW."at") <= julianday("VoteEnd"."at") + "Vote"."dissentDays"
) BEGIN
  SELECT RAISE(ABORT, 'no dissenting opinion can be attached');
END;
CREATE TRIGGER "dissent_signature_no_replace" BEFORE INSERT ON "DissentSignature"
WHEN EXISTS (
  SELECT 1 FROM "DissentSignature" WHERE "dissentId" = NEW."dissentId" AND "accountId" = NEW."accountId"
) BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: DissentSignature.dissentId, DissentSignature.accountId');
END;
CREATE TRIGGER "dissent_signature_no_update" BEFORE UPDATE ON "DissentSignature" BEGIN
  SELECT RAISE(ABORT, 'a dissenting opinion does not change');
END;
CREATE TRIGGER "dissent_signature_no_delete" BEFORE DELETE ON "DissentSignature" BEGIN
  SELECT RAISE(ABORT, 'a dissenting opinion does not change');
END;
