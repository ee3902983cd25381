-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "versionId" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "isSecret" BOOLEAN NOT NULL,
    "terms" TEXT NOT NULL,
    "electorateHash" TEXT NOT NULL,
    "tieSeedCommitment" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    CONSTRAINT "Vote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Vote_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoteState" (
    "voteId" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    CONSTRAINT "VoteState_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoteSecret" (
    "voteId" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "tieSeed" TEXT NOT NULL,
    CONSTRAINT "VoteSecret_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoteEnd" (
    "voteId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "VoteEnd_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Elector" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,

    PRIMARY KEY ("voteId", "accountId"),
    CONSTRAINT "Elector_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CastMark" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    PRIMARY KEY ("voteId", "accountId"),
    CONSTRAINT "CastMark_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "OpenBallot" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "ballot" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("voteId", "accountId", "round"),
    CONSTRAINT "OpenBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PendingBallot" (
    "voteId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "ballot" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("voteId", "key"),
    CONSTRAINT "PendingBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "SecretBallot" (
    "voteId" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "ballot" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("voteId", "c"),
    CONSTRAINT "SecretBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE UNIQUE INDEX "Vote_recommendationId_number_key" ON "Vote"("recommendationId", "number");

-- CreateIndex
CREATE INDEX "Elector_accountId_idx" ON "Elector"("accountId");

-- CreateIndex
CREATE INDEX "CastMark_accountId_idx" ON "CastMark"("accountId");

-- CreateIndex
CREATE INDEX "OpenBallot_accountId_idx" ON "OpenBallot"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "OpenBallot_voteId_c_key" ON "OpenBallot"("voteId", "c");

-- CreateIndex
CREATE UNIQUE INDEX "PendingBallot_voteId_c_key" ON "PendingBallot"("voteId", "c");

-- In CastMark, PendingBallot and SecretBallot rows lie in the order of their keys (WITHOUT ROWID), never in that of their arrival.

-- Nothing of a vote changes once it is open.
CREATE TRIGGER "vote_no_replace" BEFORE INSERT ON "Vote"
WHEN EXISTS (
  SELECT 1 FROM "Vote"
  WHERE "id" = NEW."id" OR ("recommendationId" = NEW."recommendationId" AND "number" = NEW."number")
) BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: Vote.id');
END;
CREATE TRIGGER "vote_no_update" BEFORE UPDATE ON "Vote" BEGIN
  SELECT RAISE(ABORT, 'a vote does not change');
END;
CREATE TRIGGER "vote_no_delete" BEFORE DELETE ON "Vote" BEGIN
  SELECT RAISE(ABORT, 'a vote does not change');
END;
CREATE TRIGGER "vote_end_no_replace" BEFORE INSERT ON "VoteEnd"
WHEN EXISTS (SELECT 1 FROM "VoteEnd" WHERE "voteId" = NEW."voteId") BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: VoteEnd.voteId');
END;
CREATE TRIGGER "vote_end_no_update" BEFORE UPDATE ON "VoteEnd" BEGIN
  SELECT RAISE(ABORT, 'the end of a vote does not change');
END;
CREATE TRIGGER "vote_end_no_delete" BEFORE DELETE ON "VoteEnd" BEGIN
  SELECT RAISE(ABORT, 'the end of a vote does not change');
END;
-- A vote that has ended does not open again.
CREATE TRIGGER "vote_state_forward" BEFORE UPDATE ON "VoteState"
WHEN NOT (
  OLD."voteId" = NEW."voteId" AND (
    OLD."state" = 'open'
    OR (OLD."state" = 'closing' AND NEW."state" IN ('closing', 'sweeping', 'ended'))
    OR (OLD."state" = 'sweeping' AND NEW."state" IN ('sweeping', 'ended'))
  )
) BEGIN
  SELECT RAISE(ABORT, 'a vote that has ended does not open again');
END;
CREATE TRIGGER "vote_state_no_delete" BEFORE DELETE ON "VoteState" BEGIN
  SELECT RAISE(ABORT, 'a vote that has ended does not open again');
END;
CREATE TRIGGER "vote_state_no_replace" BEFORE INSERT ON "VoteState"
WHEN EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId") BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: VoteState.voteId');
END;
-- The electorate is fixed when the vote opens: its rows are written before the state.
CREATE TRIGGER "elector_fixed" BEFORE INSERT ON "Elector"
WHEN EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId") BEGIN
  SELECT RAISE(ABORT, 'the electorate does not change');
END;
CREATE TRIGGER "elector_no_update" BEFORE UPDATE ON "Elector" BEGIN
  SELECT RAISE(ABORT, 'the electorate does not change');
END;
CREATE TRIGGER "elector_no_delete" BEFORE DELETE ON "Elector" BEGIN
  SELECT RAISE(ABORT, 'the electorate does not change');
END;
-- Ballots come in while the vote is open.
CREATE TRIGGER "cast_mark_open" BEFORE INSERT ON "CastMark"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "open_ballot_open" BEFORE INSERT ON "OpenBallot"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "open_ballot_no_update" BEFORE UPDATE ON "OpenBallot" BEGIN
  SELECT RAISE(ABORT, 'a ballot does not change');
END;
CREATE TRIGGER "open_ballot_no_delete" BEFORE DELETE ON "OpenBallot" BEGIN
  SELECT RAISE(ABORT, 'a ballot does not change');
END;
CREATE TRIGGER "pending_ballot_open" BEFORE INSERT ON "PendingBallot"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "pending_ballot_changed" BEFORE UPDATE ON "PendingBallot"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "pending_ballot_kept" BEFORE DELETE ON "PendingBallot"
WHEN EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = OLD."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is open');
END;
CREATE TRIGGER "secret_ballot_closing" BEFORE INSERT ON "SecretBallot"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'closing') BEGIN
  SELECT RAISE(ABORT, 'the vote is not being closed');
END;
CREATE TRIGGER "secret_ballot_no_update" BEFORE UPDATE ON "SecretBallot" BEGIN
  SELECT RAISE(ABORT, 'a ballot does not change');
END;
CREATE TRIGGER "secret_ballot_no_delete" BEFORE DELETE ON "SecretBallot" BEGIN
  SELECT RAISE(ABORT, 'a ballot does not change');
END;
