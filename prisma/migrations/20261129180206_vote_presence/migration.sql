-- In a session whoever votes is there, and whoever has voted was.
CREATE TRIGGER "cast_mark_present" BEFORE INSERT ON "CastMark"
WHEN EXISTS (SELECT 1 FROM "Vote" WHERE "id" = NEW."voteId" AND "mode" = 'session')
  AND NOT EXISTS (SELECT 1 FROM "Attendance" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who is not present does not vote');
END;
CREATE TRIGGER "open_ballot_present" BEFORE INSERT ON "OpenBallot"
WHEN EXISTS (SELECT 1 FROM "Vote" WHERE "id" = NEW."voteId" AND "mode" = 'session')
  AND NOT EXISTS (SELECT 1 FROM "Attendance" WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who is not present does not vote');
END;
CREATE TRIGGER "attendance_of_voter" BEFORE DELETE ON "Attendance"
WHEN EXISTS (SELECT 1 FROM "CastMark" WHERE "voteId" = OLD."voteId" AND "accountId" = OLD."accountId")
  OR EXISTS (SELECT 1 FROM "OpenBallot" WHERE "voteId" = OLD."voteId" AND "accountId" = OLD."accountId") BEGIN
  SELECT RAISE(ABORT, 'somebody who has voted was present');
END;
