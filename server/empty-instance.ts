import type { RequestHandler } from "express";
import type { Context } from "#app/kernel/context.server.ts";
import { hasAccounts } from "#app/people/store.server.ts";

/** What is what it says on an instance without accounts too. */
const open = new Set(["/", "/language", "/deklaracja-dostepnosci", "/prywatnosc"]);

/**
 * While nobody has an account, nobody could sign in and there is nothing to read: every page leads to the first one, which says how
 * to begin. Notes in `response.locals.isEmpty` whether it is so; asks the database until the first account is there.
 */
export function emptyInstance(ctx: Context): RequestHandler {
  let hasBegun = false;
  return async (request, response, next) => {
    try {
      hasBegun ||= await hasAccounts(ctx.db);
      response.locals.isEmpty = !hasBegun;
      if (hasBegun || open.has(request.path) || request.path.startsWith("/api/")) next();
      else response.redirect(303, "/");
    } catch (error) {
      next(error);
    }
  };
}
