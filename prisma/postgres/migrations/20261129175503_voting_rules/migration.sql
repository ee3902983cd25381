-- CreateTable
CREATE TABLE "VotingRule" (
    "id" TEXT NOT NULL,
    "forumId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VotingRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoteLetter" (
    "voteId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VoteLetter_pkey" PRIMARY KEY ("voteId","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "VotingRule_forumId_name_key" ON "VotingRule"("forumId", "name");

-- AddForeignKey
ALTER TABLE "VotingRule" ADD CONSTRAINT "VotingRule_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteLetter" ADD CONSTRAINT "VoteLetter_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
