import type { Request, RequestHandler, Response } from "express";
import { loadVisitor } from "#app/forums/load-actors.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { markSeen } from "#app/people/mark-seen.server.ts";
import { isOpenTo, secondStepPath } from "#app/people/second-step.ts";
import { sessionToken } from "./session-cookie.ts";

/**
 * Finds out who asks, for all that comes after (`response.locals`). Who has a step of signing in left gets no further than the pages
 * of that step: a page leads there, the API refuses.
 */
export function visitor(ctx: Context): RequestHandler {
  return async (request, response, next) => {
    try {
      const found = await loadVisitor(ctx, sessionToken(request));
      response.locals.actor = found?.actor ?? null;
      response.locals.half = found?.half ?? null;
      if (found?.half && !isOpenTo(found.half.step, request.path)) {
        sendToSecondStep(request, response);
        return;
      }
      if (found?.actor) markSeen(ctx, found.session);
      next();
    } catch (error) {
      next(error);
    }
  };
}

function sendToSecondStep(request: Request, response: Response): void {
  if (request.path.startsWith("/api/")) {
    response.status(401).set("Cache-Control", "no-store").json({ error: "secondFactorNeeded" });
    return;
  }
  // What was posted is not carried on; the page that it came from is.
  const back = request.method === "GET" ? request.originalUrl : "/";
  response.redirect(303, secondStepPath(back));
}
