-- CreateTable
CREATE TABLE "Publication" (
    "versionId" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "data" TEXT NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("versionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Publication_recommendationId_number_key" ON "Publication"("recommendationId", "number");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A publication stays as it is.
CREATE FUNCTION "keep_publication"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a publication does not change';
END
$$;
CREATE TRIGGER "publication_no_change" BEFORE UPDATE OR DELETE ON "Publication" FOR EACH ROW EXECUTE FUNCTION "keep_publication"();
CREATE TRIGGER "publication_no_truncate" BEFORE TRUNCATE ON "Publication" FOR EACH STATEMENT EXECUTE FUNCTION "keep_publication"();
