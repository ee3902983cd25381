-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "personId" TEXT,
    "forumId" TEXT,
    "subjectId" TEXT,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "AuditEntry_forumId_seq_idx" ON "AuditEntry"("forumId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE INDEX "AuditEntry_personId_idx" ON "AuditEntry"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_kind_seq_idx" ON "AuditEntry"("kind", "seq");

-- The log is append-only. Erasing an account puts a pseudonym in the place of its id, and changes nothing else.
CREATE FUNCTION "keep_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."seq", NEW."at", NEW."kind", NEW."forumId", NEW."subjectId", NEW."before", NEW."after")
        IS NOT DISTINCT FROM (OLD."seq", OLD."at", OLD."kind", OLD."forumId", OLD."subjectId", OLD."before", OLD."after")
      AND (NEW."actorId" IS NOT DISTINCT FROM OLD."actorId"
        OR (OLD."actorId" IS NOT NULL AND coalesce(substr(NEW."actorId", 1, 7), '') = 'erased-'))
      AND (NEW."personId" IS NOT DISTINCT FROM OLD."personId"
        OR (OLD."personId" IS NOT NULL AND coalesce(substr(NEW."personId", 1, 7), '') = 'erased-'))
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only';
END
$$;
CREATE TRIGGER "audit_no_change" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION "keep_audit"();
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION "keep_audit"();
