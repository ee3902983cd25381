-- Votes belong to forums. No vote could be opened before, so the tables are made anew.
DROP TABLE "SecretBallot" CASCADE;
DROP TABLE "PendingBallot" CASCADE;
DROP TABLE "OpenBallot" CASCADE;
DROP TABLE "CastMark" CASCADE;
DROP TABLE "Elector" CASCADE;
DROP TABLE "VoteEnd" CASCADE;
DROP TABLE "VoteSecret" CASCADE;
DROP TABLE "VoteState" CASCADE;
DROP TABLE "Vote" CASCADE;

-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL,
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
    "remindsAt" TIMESTAMP(3),
    "electorateHash" TEXT NOT NULL,
    "tieSeedCommitment" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "jointVoteId" TEXT,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JointVote" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "required" INTEGER NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "JointVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recusal" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Recusal_pkey" PRIMARY KEY ("voteId","accountId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("voteId","accountId")
);

-- CreateTable
CREATE TABLE "VoteState" (
    "voteId" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "VoteState_pkey" PRIMARY KEY ("voteId")
);

-- CreateTable
CREATE TABLE "VoteSecret" (
    "voteId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tieSeed" TEXT NOT NULL,

    CONSTRAINT "VoteSecret_pkey" PRIMARY KEY ("voteId")
);

-- CreateTable
CREATE TABLE "VoteEnd" (
    "voteId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "VoteEnd_pkey" PRIMARY KEY ("voteId")
);

-- CreateTable
CREATE TABLE "Elector" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,

    CONSTRAINT "Elector_pkey" PRIMARY KEY ("voteId","accountId")
);

-- CreateTable
CREATE TABLE "CastMark" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "CastMark_pkey" PRIMARY KEY ("voteId","accountId")
);

-- CreateTable
CREATE TABLE "OpenBallot" (
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "ballot" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OpenBallot_pkey" PRIMARY KEY ("voteId","accountId","round")
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

    CONSTRAINT "PendingBallot_pkey" PRIMARY KEY ("voteId","key")
);

-- CreateTable
CREATE TABLE "SecretBallot" (
    "voteId" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "ballot" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SecretBallot_pkey" PRIMARY KEY ("voteId","c")
);

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

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_jointVoteId_fkey" FOREIGN KEY ("jointVoteId") REFERENCES "JointVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JointVote" ADD CONSTRAINT "JointVote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteState" ADD CONSTRAINT "VoteState_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteSecret" ADD CONSTRAINT "VoteSecret_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteEnd" ADD CONSTRAINT "VoteEnd_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Elector" ADD CONSTRAINT "Elector_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CastMark" ADD CONSTRAINT "CastMark_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenBallot" ADD CONSTRAINT "OpenBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingBallot" ADD CONSTRAINT "PendingBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretBallot" ADD CONSTRAINT "SecretBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nothing of a vote changes once it is open; the end is written once; electors and ballots stay as they are.
CREATE OR REPLACE FUNCTION "keep_of_vote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a vote consists of does not change';
END
$$;
CREATE TRIGGER "vote_no_change" BEFORE UPDATE OR DELETE ON "Vote" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "vote_end_no_change" BEFORE UPDATE OR DELETE ON "VoteEnd" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "elector_no_change" BEFORE UPDATE OR DELETE ON "Elector" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "open_ballot_no_change" BEFORE UPDATE OR DELETE ON "OpenBallot" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "secret_ballot_no_change" BEFORE UPDATE OR DELETE ON "SecretBallot" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "vote_state_no_delete" BEFORE DELETE ON "VoteState" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "vote_no_truncate" BEFORE TRUNCATE ON "Vote" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "vote_end_no_truncate" BEFORE TRUNCATE ON "VoteEnd" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "elector_no_truncate" BEFORE TRUNCATE ON "Elector" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "open_ballot_no_truncate" BEFORE TRUNCATE ON "OpenBallot" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "secret_ballot_no_truncate" BEFORE TRUNCATE ON "SecretBallot" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "pending_ballot_no_truncate" BEFORE TRUNCATE ON "PendingBallot" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "vote_state_no_truncate" BEFORE TRUNCATE ON "VoteState" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();

-- A vote that has ended does not open again.
CREATE OR REPLACE FUNCTION "keep_vote_ended"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."voteId" = NEW."voteId"
    AND (
      OLD."state" = 'open'
      OR (OLD."state" = 'closing' AND NEW."state" IN ('closing', 'sweeping', 'ended'))
      OR (OLD."state" = 'sweeping' AND NEW."state" IN ('sweeping', 'ended'))
    ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a vote that has ended does not open again';
END
$$;
CREATE TRIGGER "vote_state_forward" BEFORE UPDATE ON "VoteState" FOR EACH ROW EXECUTE FUNCTION "keep_vote_ended"();

-- The electorate is fixed when the vote opens: its rows are written before the state.
CREATE OR REPLACE FUNCTION "keep_electorate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId") THEN
    RAISE EXCEPTION 'the electorate does not change';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "elector_fixed" BEFORE INSERT ON "Elector" FOR EACH ROW EXECUTE FUNCTION "keep_electorate"();

-- Ballots come in, and are changed, while the vote is open; the argument is the state that they need.
CREATE OR REPLACE FUNCTION "take_ballot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = TG_ARGV[0]) THEN
    RAISE EXCEPTION 'the vote takes no ballot now';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "cast_mark_open" BEFORE INSERT ON "CastMark" FOR EACH ROW EXECUTE FUNCTION "take_ballot"('open');
CREATE TRIGGER "open_ballot_open" BEFORE INSERT ON "OpenBallot" FOR EACH ROW EXECUTE FUNCTION "take_ballot"('open');
CREATE TRIGGER "pending_ballot_open" BEFORE INSERT OR UPDATE ON "PendingBallot" FOR EACH ROW EXECUTE FUNCTION "take_ballot"('open');
CREATE TRIGGER "secret_ballot_closing" BEFORE INSERT ON "SecretBallot" FOR EACH ROW EXECUTE FUNCTION "take_ballot"('closing');
CREATE OR REPLACE FUNCTION "keep_pending"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = OLD."voteId" AND "state" = 'open') THEN
    RAISE EXCEPTION 'the vote is open';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER "pending_ballot_kept" BEFORE DELETE ON "PendingBallot" FOR EACH ROW EXECUTE FUNCTION "keep_pending"();

CREATE TRIGGER "joint_vote_no_change" BEFORE UPDATE OR DELETE ON "JointVote" FOR EACH ROW EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "joint_vote_no_truncate" BEFORE TRUNCATE ON "JointVote" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();

-- Who takes no part, and who is present, is settled while the vote is open; nobody both votes and takes no part.
CREATE OR REPLACE FUNCTION "take_from_elector"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = NEW."voteId" AND "state" = 'open')
    OR NOT EXISTS (SELECT 1 FROM "Elector" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") THEN
    RAISE EXCEPTION 'the vote is not open';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "recusal_open" BEFORE INSERT ON "Recusal" FOR EACH ROW EXECUTE FUNCTION "take_from_elector"();
CREATE TRIGGER "attendance_open" BEFORE INSERT ON "Attendance" FOR EACH ROW EXECUTE FUNCTION "take_from_elector"();
CREATE OR REPLACE FUNCTION "keep_from_elector"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (SELECT 1 FROM "VoteState" WHERE "voteId" = OLD."voteId" AND "state" = 'open') THEN
    RAISE EXCEPTION 'the vote is not open';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER "recusal_kept" BEFORE UPDATE OR DELETE ON "Recusal" FOR EACH ROW EXECUTE FUNCTION "keep_from_elector"();
CREATE TRIGGER "attendance_kept" BEFORE UPDATE OR DELETE ON "Attendance" FOR EACH ROW EXECUTE FUNCTION "keep_from_elector"();
CREATE OR REPLACE FUNCTION "vote_or_recuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_TABLE_NAME = 'Recusal' AND (
      EXISTS (SELECT 1 FROM "CastMark" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId")
      OR EXISTS (SELECT 1 FROM "OpenBallot" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId")))
    OR (TG_TABLE_NAME <> 'Recusal' AND
      EXISTS (SELECT 1 FROM "Recusal" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId")) THEN
    RAISE EXCEPTION 'nobody both votes and takes no part';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "recusal_without_ballot" BEFORE INSERT ON "Recusal" FOR EACH ROW EXECUTE FUNCTION "vote_or_recuse"();
CREATE TRIGGER "cast_mark_not_recused" BEFORE INSERT ON "CastMark" FOR EACH ROW EXECUTE FUNCTION "vote_or_recuse"();
CREATE TRIGGER "open_ballot_not_recused" BEFORE INSERT ON "OpenBallot" FOR EACH ROW EXECUTE FUNCTION "vote_or_recuse"();
CREATE TRIGGER "recusal_no_truncate" BEFORE TRUNCATE ON "Recusal" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
CREATE TRIGGER "attendance_no_truncate" BEFORE TRUNCATE ON "Attendance" FOR EACH STATEMENT EXECUTE FUNCTION "keep_of_vote"();
