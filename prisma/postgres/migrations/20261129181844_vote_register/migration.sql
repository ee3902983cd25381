-- CreateTable
CREATE TABLE "VoteStep" (
    "seq" INTEGER NOT NULL,
    "voteId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "VoteStep_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "VoteRegister" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,

    CONSTRAINT "VoteRegister_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VoteStep_hash_key" ON "VoteStep"("hash");

-- CreateIndex
CREATE INDEX "VoteStep_voteId_idx" ON "VoteStep"("voteId");

-- AddForeignKey
ALTER TABLE "VoteStep" ADD CONSTRAINT "VoteStep_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The register only grows, one step at a time, each with the hash of the one before in its own.
INSERT INTO "VoteRegister" ("id", "seq", "head") VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE FUNCTION "next_vote_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."seq" <> (SELECT COALESCE(MAX("seq"), 0) + 1 FROM "VoteStep") THEN
    RAISE EXCEPTION 'the register has no gaps';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "vote_step_next" BEFORE INSERT ON "VoteStep" FOR EACH ROW EXECUTE FUNCTION "next_vote_step"();
CREATE FUNCTION "keep_vote_register"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the register does not change';
END
$$;
CREATE TRIGGER "vote_step_no_change" BEFORE UPDATE OR DELETE ON "VoteStep" FOR EACH ROW EXECUTE FUNCTION "keep_vote_register"();
CREATE TRIGGER "vote_step_no_truncate" BEFORE TRUNCATE ON "VoteStep" FOR EACH STATEMENT EXECUTE FUNCTION "keep_vote_register"();
CREATE FUNCTION "grow_vote_register"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" <> 1 OR NEW."seq" NOT IN (OLD."seq", OLD."seq" + 1) THEN
    RAISE EXCEPTION 'the register only grows';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "vote_register_forward" BEFORE UPDATE ON "VoteRegister" FOR EACH ROW EXECUTE FUNCTION "grow_vote_register"();
CREATE TRIGGER "vote_register_no_delete" BEFORE DELETE ON "VoteRegister" FOR EACH ROW EXECUTE FUNCTION "keep_vote_register"();
CREATE TRIGGER "vote_register_no_truncate" BEFORE TRUNCATE ON "VoteRegister" FOR EACH STATEMENT EXECUTE FUNCTION "keep_vote_register"();
