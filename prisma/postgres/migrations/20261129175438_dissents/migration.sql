-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "dissentDays" INTEGER NOT NULL DEFAULT 7;

-- CreateTable
CREATE TABLE "Dissent" (
    "id" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "ofPerson" TEXT,
    "ofSector" TEXT,
    "text" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dissent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DissentSignature" (
    "dissentId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DissentSignature_pkey" PRIMARY KEY ("dissentId","accountId")
);

-- CreateIndex
CREATE INDEX "Dissent_accountId_idx" ON "Dissent"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Dissent_voteId_ofPerson_key" ON "Dissent"("voteId", "ofPerson");

-- CreateIndex
CREATE UNIQUE INDEX "Dissent_voteId_ofSector_key" ON "Dissent"("voteId", "ofSector");

-- CreateIndex
CREATE INDEX "DissentSignature_accountId_idx" ON "DissentSignature"("accountId");

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DissentSignature" ADD CONSTRAINT "DissentSignature_dissentId_fkey" FOREIGN KEY ("dissentId") REFERENCES "Dissent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An opinion is of somebody who could vote, on a vote that was closed, within its time; then it stays.
CREATE FUNCTION "dissent_in_time"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM "VoteEnd" JOIN "Vote" ON "Vote"."id" = "VoteEnd"."voteId"
      WHERE "VoteEnd"."voteId" = NEW."voteId" AND "VoteEnd"."kind" = 'closed'
        AND NEW."at" <= "VoteEnd"."at" + "Vote"."dissentDays" * INTERVAL '1 day'
    )
    OR NOT EXISTS (
      SELECT 1 FROM "Elector"
      WHERE "voteId" = NEW."voteId" AND "accountId" = NEW."accountId"
        AND (NEW."ofSector" IS NULL OR "sector" = NEW."ofSector")
    )
    OR (NEW."ofPerson" IS NULL) = (NEW."ofSector" IS NULL)
    OR NEW."ofPerson" <> NEW."accountId" THEN
    RAISE EXCEPTION 'no dissenting opinion can be attached';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "dissent_in_time" BEFORE INSERT ON "Dissent" FOR EACH ROW EXECUTE FUNCTION "dissent_in_time"();
CREATE FUNCTION "dissent_signature_in_time"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Dissent"
      JOIN "Vote" ON "Vote"."id" = "Dissent"."voteId"
      JOIN "VoteEnd" ON "VoteEnd"."voteId" = "Vote"."id"
      JOIN "Elector" ON "Elector"."voteId" = "Vote"."id" AND "Elector"."sector" = "Dissent"."ofSector"
    WHERE "Dissent"."id" = NEW."dissentId" AND "Elector"."accountId" = NEW."accountId"
      AND NEW."at" <= "VoteEnd"."at" + "Vote"."dissentDays" * INTERVAL '1 day'
  ) THEN
    RAISE EXCEPTION 'no dissenting opinion can be attached';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "dissent_signature_in_time" BEFORE INSERT ON "DissentSignature"
  FOR EACH ROW EXECUTE FUNCTION "dissent_signature_in_time"();
CREATE FUNCTION "keep_dissent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a dissenting opinion does not change';
END
$$;
CREATE TRIGGER "dissent_no_change" BEFORE UPDATE OR DELETE ON "Dissent" FOR EACH ROW EXECUTE FUNCTION "keep_dissent"();
CREATE TRIGGER "dissent_no_truncate" BEFORE TRUNCATE ON "Dissent" FOR EACH STATEMENT EXECUTE FUNCTION "keep_dissent"();
CREATE TRIGGER "dissent_signature_no_change" BEFORE UPDATE OR DELETE ON "DissentSignature"
  FOR EACH ROW EXECUTE FUNCTION "keep_dissent"();
CREATE TRIGGER "dissent_signature_no_truncate" BEFORE TRUNCATE ON "DissentSignature"
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_dissent"();
