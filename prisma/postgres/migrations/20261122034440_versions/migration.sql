-- CreateTable
CREATE TABLE "Version" (
    "id" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "parent" INTEGER,
    "seq" INTEGER NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "recommendationTitle" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "blockIds" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "runs" TEXT NOT NULL,

    CONSTRAINT "Version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionMaker" (
    "versionId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "VersionMaker_pkey" PRIMARY KEY ("versionId")
);

-- CreateTable
CREATE TABLE "Contributor" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "accountId" TEXT NOT NULL,
    "sector" TEXT NOT NULL,

    CONSTRAINT "Contributor_pkey" PRIMARY KEY ("documentId","number")
);

-- CreateTable
CREATE TABLE "AuthorshipState" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "AuthorshipState_pkey" PRIMARY KEY ("documentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Version_recommendationId_number_key" ON "Version"("recommendationId", "number");

-- CreateIndex
CREATE INDEX "VersionMaker_accountId_idx" ON "VersionMaker"("accountId");

-- CreateIndex
CREATE INDEX "Contributor_accountId_idx" ON "Contributor"("accountId");

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionMaker" ADD CONSTRAINT "VersionMaker_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contributor" ADD CONSTRAINT "Contributor_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorshipState" ADD CONSTRAINT "AuthorshipState_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A version stays as it is; only checkpoints go, when they are thinned.
CREATE FUNCTION "keep_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."kind" = 'checkpoint' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'a version does not change';
END
$$;
CREATE TRIGGER "version_no_change" BEFORE UPDATE OR DELETE ON "Version" FOR EACH ROW EXECUTE FUNCTION "keep_version"();
CREATE TRIGGER "version_no_truncate" BEFORE TRUNCATE ON "Version" FOR EACH STATEMENT EXECUTE FUNCTION "keep_version"();
