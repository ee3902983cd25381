-- CreateTable
CREATE TABLE "SearchText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "recommendationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reached" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "SearchText_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchText_recommendationId_kind_key" ON "SearchText"("recommendationId", "kind");

-- The words of SearchText by themselves (FTS5). Its rows are those of the table, by their ids, which no VACUUM renumbers.
CREATE VIRTUAL TABLE "SearchWords" USING fts5("words", content='SearchText', content_rowid='id', tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER "search_insert" AFTER INSERT ON "SearchText" BEGIN
  INSERT INTO "SearchWords" ("rowid", "words") VALUES (NEW."id", NEW."words");
END;
CREATE TRIGGER "search_delete" AFTER DELETE ON "SearchText" BEGIN
  INSERT INTO "SearchWords" ("SearchWords", "rowid", "words") VALUES ('delete', OLD."id", OLD."words");
END;
CREATE TRIGGER "search_update" AFTER UPDATE ON "SearchText" BEGIN
  INSERT INTO "SearchWords" ("SearchWords", "rowid", "words") VALUES ('delete', OLD."id", OLD."words");
  INSERT INTO "SearchWords" ("rowid", "words") VALUES (NEW."id", NEW."words");
END;
