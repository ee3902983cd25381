-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT,
    "isSecretariat" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessEpoch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Forum" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL,
    "votingSectors" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "forumId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Membership_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkingGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "forumId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "WorkingGroup_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkingGroupMember" (
    "groupId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "membershipId"),
    CONSTRAINT "WorkingGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "WorkingGroup" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WorkingGroupMember_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "areas" TEXT NOT NULL DEFAULT '',
    "documentId" TEXT NOT NULL,
    "publicSince" DATETIME,
    "isFictitious" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Recommendation_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Recommendation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JoinedForum" (
    "recommendationId" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,

    PRIMARY KEY ("recommendationId", "forumId"),
    CONSTRAINT "JoinedForum_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JoinedForum_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Addressee" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "levels" TEXT NOT NULL,
    "isCoAddressee" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Addressee_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "baseline" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Indicator_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Source_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatusChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recommendationId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "StatusChange_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "epoch" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "entries" BLOB NOT NULL,

    PRIMARY KEY ("documentId", "seq"),
    CONSTRAINT "JournalEntry_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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

-- Everything that may change who reads or writes a text raises one number (app/people/store.server.ts, readAccessEpoch).
INSERT INTO "AccessEpoch" ("id", "value") VALUES (1, 0);
CREATE TRIGGER "access_Session_delete" AFTER DELETE ON "Session" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Account_update" AFTER UPDATE ON "Account" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Account_delete" AFTER DELETE ON "Account" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Membership_insert" AFTER INSERT ON "Membership" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Membership_update" AFTER UPDATE ON "Membership" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Membership_delete" AFTER DELETE ON "Membership" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_JoinedForum_insert" AFTER INSERT ON "JoinedForum" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_JoinedForum_delete" AFTER DELETE ON "JoinedForum" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Document_update" AFTER UPDATE ON "Document" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
CREATE TRIGGER "access_Recommendation_update" AFTER UPDATE ON "Recommendation" BEGIN
  UPDATE "AccessEpoch" SET "value" = "value" + 1 WHERE "id" = 1;
END;
