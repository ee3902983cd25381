-- Votes belong to forums. No vote could be opened before, so the tables are made anew.
DROP TABLE "SecretBallot";
DROP TABLE "PendingBallot";
DROP TABLE "OpenBallot";
DROP TABLE "CastMark";
DROP TABLE "Elector";
DROP TABLE "VoteEnd";
DROP TABLE "VoteSecret";
DROP TABLE "VoteState";
DROP TABLE "Vote";

-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "forumId" TEXT NOT NULL,
    "recommendationId" TEXT,
    "seriesId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "versionId" TEXT,
    "textHash" TEXT,
    "question" TEXT NOT NULL,
    "isSecret" BOOLEAN NOT NULL,
    "terms" TEXT NOT NULL,
    "options" TEXT NOT NULL DEFAULT '{}',
    "mode" TEXT NOT NULL DEFAULT 'circulation',
    "closesEarly" BOOLEAN NOT NULL DEFAULT false,
    "remindsAt" DATETIME,
    "electorateHash" TEXT NOT NULL,
    "tieSeedCommitment" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "jointVoteId" TEXT,
    CONSTRAINT "Vote_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Vote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Vote_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Vote_jointVoteId_fkey" FOREIGN KEY ("jointVoteId") REFERENCES "JointVote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JointVote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "required" INTEGER NOT NULL,
    "openedAt" DATETIME NOT NULL,
    CONSTRAINT "JointVote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recusal" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("voteId", "accountId"),
    CONSTRAINT "Recusal_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attendance" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("voteId", "accountId"),
    CONSTRAINT "Attendance_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
CREATE INDEX "Vote_recommendationId_idx" ON "Vote"("recommendationId");

-- CreateIndex
CREATE INDEX "Vote_forumId_idx" ON "Vote"("forumId");

-- CreateIndex
CREATE INDEX "Vote_jointVoteId_idx" ON "Vote"("jointVoteId");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_seriesId_number_key" ON "Vote"("seriesId", "number");

-- CreateIndex
CREATE INDEX "JointVote_recommendationId_idx" ON "JointVote"("recommendationId");

-- CreateIndex
CREATE INDEX "Recusal_accountId_idx" ON "Recusal"("accountId");

-- CreateIndex
CREATE INDEX "Attendance_accountId_idx" ON "Attendance"("accountId");

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
CREATE TRIGGER "joint_vote_no_update" BEFORE UPDATE ON "JointVote" BEGIN
  SELECT RAISE(ABORT, 'a vote does not change');
END;
CREATE TRIGGER "joint_vote_no_delete" BEFORE DELETE ON "JointVote" BEGIN
  SELECT RAISE(ABORT, 'a vote does not change');
END;
-- Who takes no part, and who is present, is settled while the vote is open; nobody both votes and takes no part.
CREATE TRIGGER "recusal_open" BEFORE INSERT ON "Recusal"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open')
  OR NOT EXISTS (SELECT 1 FROM "Elector" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "recusal_without_ballot" BEFORE INSERT ON "Recusal"
WHEN EXISTS (SELECT 1 FROM "CastMark" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId")
  OR EXISTS (SELECT 1 FROM "OpenBallot" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who has voted takes part');
END;
CREATE TRIGGER "recusal_no_update" BEFORE UPDATE ON "Recusal" BEGIN
  SELECT RAISE(ABORT, 'a recusal does not change');
END;
CREATE TRIGGER "recusal_kept" BEFORE DELETE ON "Recusal"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = OLD."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "cast_mark_not_recused" BEFORE INSERT ON "CastMark"
WHEN EXISTS (SELECT 1 FROM "Recusal" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who takes no part does not vote');
END;
CREATE TRIGGER "open_ballot_not_recused" BEFORE INSERT ON "OpenBallot"
WHEN EXISTS (SELECT 1 FROM "Recusal" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who takes no part does not vote');
END;
CREATE TRIGGER "attendance_open" BEFORE INSERT ON "Attendance"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open')
  OR NOT EXISTS (SELECT 1 FROM "Elector" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
CREATE TRIGGER "attendance_no_update" BEFORE UPDATE ON "Attendance" BEGIN
  SELECT RAISE(ABORT, 'an attendance does not change');
END;
CREATE TRIGGER "attendance_kept" BEFORE DELETE ON "Attendance"
WHEN NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = OLD."voteId" AND "state" = 'open') BEGIN
  SELECT RAISE(ABORT, 'the vote is not open');
END;
