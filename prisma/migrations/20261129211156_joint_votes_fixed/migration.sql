-- DropIndex
DROP INDEX "Vote_jointVoteId_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Vote_jointVoteId_forumId_key" ON "Vote"("jointVoteId", "forumId");

-- Which forums vote jointly is fixed when the first of their parts opens: the parts are written before their states.
CREATE TRIGGER "vote_joint_fixed" BEFORE INSERT ON "Vote"
WHEN NEW."jointVoteId" IS NOT NULL AND (
  EXISTS (
    SELECT 1 FROM "VoteState" JOIN "Vote" ON "Vote"."id" = "VoteState"."voteId"
    WHERE "Vote"."jointVoteId" = NEW."jointVoteId"
  )
  OR NEW."recommendationId" IS NOT (SELECT "recommendationId" FROM "JointVote" WHERE "id" = NEW."jointVoteId")
) BEGIN
  SELECT RAISE(ABORT, 'a joint vote does not change');
END;
-- No more parts can be asked to adopt than there are.
CREATE TRIGGER "joint_vote_required" BEFORE INSERT ON "VoteState"
WHEN EXISTS (
  SELECT 1 FROM "Vote" JOIN "JointVote" ON "JointVote"."id" = "Vote"."jointVoteId"
  WHERE "Vote"."id" = NEW."voteId"
    AND "JointVote"."required" NOT BETWEEN 1 AND (
      SELECT count(*) FROM "Vote" AS "Part" WHERE "Part"."jointVoteId" = "JointVote"."id"
    )
) BEGIN
  SELECT RAISE(ABORT, 'a joint vote needs between one and all of its forums');
END;
CREATE TRIGGER "joint_vote_no_replace" BEFORE INSERT ON "JointVote"
WHEN EXISTS (SELECT 1 FROM "JointVote" WHERE "id" = NEW."id") BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: JointVote.id');
END;
