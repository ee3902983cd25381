-- In a session whoever votes is there, and whoever has voted was.
CREATE FUNCTION "vote_when_present"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Vote" WHERE "id" = NEW."voteId" AND "mode" = 'session')
    AND NOT EXISTS (SELECT 1 FROM "Attendance" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") THEN
    RAISE EXCEPTION 'somebody who is not present does not vote';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "cast_mark_present" BEFORE INSERT ON "CastMark" FOR EACH ROW EXECUTE FUNCTION "vote_when_present"();
CREATE TRIGGER "open_ballot_present" BEFORE INSERT ON "OpenBallot" FOR EACH ROW EXECUTE FUNCTION "vote_when_present"();
CREATE FUNCTION "keep_voter_present"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "CastMark" WHERE "voteId" = OLD."voteId" AND "accountId" = OLD."accountId")
    OR EXISTS (SELECT 1 FROM "OpenBallot" WHERE "voteId" = OLD."voteId" AND "accountId" = OLD."accountId") THEN
    RAISE EXCEPTION 'somebody who has voted was present';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER "attendance_of_voter" BEFORE DELETE ON "Attendance" FOR EACH ROW EXECUTE FUNCTION "keep_voter_present"();
