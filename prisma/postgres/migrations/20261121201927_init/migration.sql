-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT,
    "isSecretariat" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessEpoch" (
    "id" INTEGER NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AccessEpoch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Forum" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL,
    "votingSectors" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkingGroup" (
    "id" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "WorkingGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkingGroupMember" (
    "groupId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,

    CONSTRAINT "WorkingGroupMember_pkey" PRIMARY KEY ("groupId","membershipId")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "areas" TEXT NOT NULL DEFAULT '',
    "documentId" TEXT NOT NULL,
    "publicSince" TIMESTAMP(3),
    "isFictitious" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinedForum" (
    "recommendationId" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,

    CONSTRAINT "JoinedForum_pkey" PRIMARY KEY ("recommendationId","forumId")
);

-- CreateTable
CREATE TABLE "Addressee" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "levels" TEXT NOT NULL,
    "isCoAddressee" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Addressee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "baseline" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusChange" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "StatusChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "epoch" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "entries" BYTEA NOT NULL,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("documentId","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Forum_slug_key" ON "Forum"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Forum_prefix_key" ON "Forum"("prefix");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_forumId_accountId_key" ON "Membership"("forumId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkingGroup_forumId_name_key" ON "WorkingGroup"("forumId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_number_key" ON "Recommendation"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_documentId_key" ON "Recommendation"("documentId");

-- CreateIndex
CREATE INDEX "Recommendation_forumId_status_idx" ON "Recommendation"("forumId", "status");

-- CreateIndex
CREATE INDEX "JoinedForum_forumId_idx" ON "JoinedForum"("forumId");

-- CreateIndex
CREATE INDEX "Addressee_recommendationId_idx" ON "Addressee"("recommendationId");

-- CreateIndex
CREATE INDEX "Indicator_recommendationId_idx" ON "Indicator"("recommendationId");

-- CreateIndex
CREATE INDEX "Source_recommendationId_idx" ON "Source"("recommendationId");

-- CreateIndex
CREATE INDEX "StatusChange_recommendationId_idx" ON "StatusChange"("recommendationId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkingGroup" ADD CONSTRAINT "WorkingGroup_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkingGroupMember" ADD CONSTRAINT "WorkingGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "WorkingGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkingGroupMember" ADD CONSTRAINT "WorkingGroupMember_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinedForum" ADD CONSTRAINT "JoinedForum_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinedForum" ADD CONSTRAINT "JoinedForum_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Addressee" ADD CONSTRAINT "Addressee_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JournalEntry" ADD CONSTRAINT "JournalEntry_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything that may change who reads or writes a text raises one number (app/people/store.server.ts, readAccessEpoch).
INSERT INTO "AccessEpoch" ("id", "value") VALUES (1, 0);
-- A transaction that changes several of these tables locks its document's row first, so that two of them never wait for each other.
CREATE FUNCTION "raise_access_epoch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER "access_Session_delete" AFTER DELETE ON "Session" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Account_update" AFTER UPDATE ON "Account" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Account_delete" AFTER DELETE ON "Account" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Membership_insert" AFTER INSERT ON "Membership" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Membership_update" AFTER UPDATE ON "Membership" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Membership_delete" AFTER DELETE ON "Membership" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_JoinedForum_insert" AFTER INSERT ON "JoinedForum" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_JoinedForum_delete" AFTER DELETE ON "JoinedForum" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Document_update" AFTER UPDATE ON "Document" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
CREATE TRIGGER "access_Recommendation_update" AFTER UPDATE ON "Recommendation" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_epoch"();
