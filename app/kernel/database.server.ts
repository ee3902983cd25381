declare const database: unique symbol;

/** A handle on the database. Only stores look inside it (`prismaOf` in prisma.server.ts), so that every query of a subject stands in its store. */
export interface Database {
  readonly [database]: true;
}
