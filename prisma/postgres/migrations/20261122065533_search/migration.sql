-- CreateTable
CREATE TABLE "SearchText" (
    "id" SERIAL NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reached" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchText_recommendationId_kind_key" ON "SearchText"("recommendationId", "kind");

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "SearchText_words" ON "SearchText" USING gin (to_tsvector('simple', "words"));
