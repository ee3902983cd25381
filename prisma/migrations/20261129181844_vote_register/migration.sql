-- CreateTable
CREATE TABLE "VoteStep" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "voteId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "VoteStep_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoteRegister" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "VoteStep_hash_key" ON "VoteStep"("hash");

-- CreateIndex
CREATE INDEX "VoteStep_voteId_idx" ON "VoteStep"("voteId");

-- The register only grows, one step at a time, each with the hash of the one before in its own.
INSERT INTO "VoteRegister" ("id", "seq", "head") VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TRIGGER "vote_step_next" BEFORE INSERT ON "VoteStep"
WHEN NEW."seq" <> (SELECT COALESCE(MAX("seq"), 0) + 1 FROM "VoteStep") BEGIN
  SELECT RAISE(ABORT, 'the register has no gaps');
END;
CREATE TRIGGER "vote_step_no_update" BEFORE UPDATE ON "VoteStep" BEGIN
  SELECT RAISE(ABORT, 'the register does not change');
END;
CREATE TRIGGER "vote_step_no_delete" BEFORE DELETE ON "VoteStep" BEGIN
  SELECT RAISE(ABORT, 'the register does not change');
END;
CREATE TRIGGER "vote_register_forward" BEFORE UPDATE ON "VoteRegister"
WHEN NEW."id" <> 1 OR NEW."seq" NOT IN (OLD."seq", OLD."seq" + 1) BEGIN
  SELECT RAISE(ABORT, 'the register only grows');
END;
CREATE TRIGGER "vote_register_no_delete" BEFORE DELETE ON "VoteRegister" BEGIN
  SELECT RAISE(ABORT, 'the register does not change');
END;
