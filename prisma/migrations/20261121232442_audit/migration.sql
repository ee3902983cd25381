-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "personId" TEXT,
    "forumId" TEXT,
    "subjectId" TEXT,
    "before" TEXT,
    "after" TEXT
);

-- CreateIndex
CREATE INDEX "AuditEntry_forumId_seq_idx" ON "AuditEntry"("forumId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE INDEX "AuditEntry_personId_idx" ON "AuditEntry"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_kind_seq_idx" ON "AuditEntry"("kind", "seq");

-- The log is append-only. REPLACE would delete without a word to the second trigger.
CREATE TRIGGER "audit_no_replace" BEFORE INSERT ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "AuditEntry" WHERE "seq" = NEW."seq") BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "AuditEntry" BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
-- Erasing an account puts a pseudonym in the place of its id, and changes nothing else.
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "AuditEntry"
WHEN NOT (
  NEW."seq" IS OLD."seq" AND NEW."at" IS OLD."at" AND NEW."kind" IS OLD."kind" AND NEW."forumId" IS OLD."forumId"
  AND NEW."subjectId" IS OLD."subjectId" AND NEW."before" IS OLD."before" AND NEW."after" IS OLD."after"
  AND (NEW."actorId" IS OLD."actorId" OR (OLD."actorId" IS NOT NULL AND coalesce(substr(NEW."actorId", 1, 7), '') = 'erased-'))
  AND (NEW."personId" IS OLD."personId" OR (OLD."personId" IS NOT NULL AND coalesce(substr(NEW."personId", 1, 7), '') = 'erased-'))
) BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
