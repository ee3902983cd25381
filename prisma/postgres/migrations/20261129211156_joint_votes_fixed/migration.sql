-- DropIndex
DROP INDEX "Vote_jointVoteId_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Vote_jointVoteId_forumId_key" ON "Vote"("jointVoteId", "forumId");

-- Which forums vote jointly is fixed when the first of their parts opens: the parts are written before their states.
CREATE OR REPLACE FUNCTION "keep_joint_vote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."jointVoteId" IS NOT NULL AND (
    EXISTS (
      SELECT 1 FROM "VoteState" JOIN "Vote" ON "Vote"."id" = "VoteState"."voteId"
      WHERE "Vote"."jointVoteId" = NEW."jointVoteId"
    )
    OR NEW."recommendationId" IS DISTINCT FROM (
      SELECT "recommendationId" FROM "JointVote" WHERE "id" = NEW."jointVoteId"
    )
  ) THEN
    RAISE EXCEPTION 'a joint vote does not change';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "vote_joint_fixed" BEFORE INSERT ON "Vote" FOR EACH ROW EXECUTE FUNCTION "keep_joint_vote"();

-- No more parts can be asked to adopt than there are.
CREATE OR REPLACE FUNCTION "joint_vote_required"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Vote" JOIN "JointVote" ON "JointVote"."id" = "Vote"."jointVoteId"
    WHERE "Vote"."id" = NEW."voteId"
      AND "JointVote"."required" NOT BETWEEN 1 AND (
        SELECT count(*) FROM "Vote" AS "Part" WHERE "Part"."jointVoteId" = "JointVote"."id"
      )
  ) THEN
    RAISE EXCEPTION 'a joint vote needs between one and all of its forums';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "joint_vote_required" BEFORE INSERT ON "VoteState" FOR EACH ROW EXECUTE FUNCTION "joint_vote_required"();
