import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { ForumSummary } from "#app/forums/read-forums.server.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { sessionCookieName } from "#app/people/session.ts";
import { policyAreaIds } from "./catalogue.ts";
import { statuses } from "./lifecycle.ts";
import { draftPath, newRecommendationPath, recommendationPath } from "./paths.ts";
import type { RecommendationSummary } from "./read-recommendations.server.ts";
import { recommendationTitle } from "./recommendation-form.ts";

extendZodWithOpenApi(z);

/** Later subjects add what they give to it before the document is made. */
export const registry = new OpenAPIRegistry();

const forumSchema = registry.register(
  "Forum",
  z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    city: z.string().describe("Empty for a forum shared by several cities."),
    description: z.string(),
    votingSectors: z.array(z.enum(sectorIds)),
    url: z.url(),
    recommendationsUrl: z.url().describe("The forum's recommendations in this API."),
  }),
);

const recommendationSchema = registry.register(
  "Recommendation",
  z.object({
    id: z.string(),
    number: z.string().openapi({ example: "KRK-2026-01" }),
    title: z.string(),
    status: z.enum(statuses),
    areas: z.array(z.enum(policyAreaIds)),
    forum: z.string().describe("Slug of the forum that leads it."),
    joinedForums: z.array(z.string()).describe("Slugs of the forums that join it."),
    documentId: z.string().nullable().describe("Null unless the caller may watch the working text."),
    url: z.url(),
    draftUrl: z.url().nullable().describe("Null unless the caller may watch the working text."),
    updatedAt: z.iso.datetime(),
  }),
);

const newRecommendationSchema = registry.register("NewRecommendation", z.object({ title: recommendationTitle }));

export const errorSchema = registry.register(
  "Error",
  z.object({
    error: z.string().describe("A code, not a sentence."),
    fields: z.record(z.string(), z.string()).optional().describe("What is wrong with a field, by its name."),
  }),
);

export const apiPath = "/api/v1";
const forumParameter = z.object({ slug: z.string().openapi({ param: { name: "slug", in: "path" } }) });
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

registry.registerPath({
  method: "get",
  path: `${apiPath}/forums`,
  summary: "All forums",
  responses: { 200: json("The forums.", z.array(forumSchema)) },
});
registry.registerPath({
  method: "get",
  path: `${apiPath}/forums/{slug}/recommendations`,
  summary: "The recommendations of a forum that the caller may see: led by it or joined by it",
  request: { params: forumParameter },
  responses: {
    200: json("The recommendations.", z.array(recommendationSchema)),
    404: json("There is no such forum.", errorSchema),
  },
});
registry.registerPath({
  method: "post",
  path: `${apiPath}/forums/{slug}/recommendations`,
  summary: "Starts a recommendation; for the forum's moderators",
  security: [{ session: [] }],
  request: { params: forumParameter, body: json("The new recommendation.", newRecommendationSchema) },
  responses: {
    201: json("The recommendation, a working draft.", recommendationSchema),
    400: json("The body is not valid.", errorSchema),
    401: json("Nobody is signed in.", errorSchema),
    403: json("The caller does not moderate this forum.", errorSchema),
    404: json("There is no such forum.", errorSchema),
    415: json("The body is not JSON.", errorSchema),
  },
});
registry.registerComponent("securitySchemes", "session", {
  type: "apiKey",
  in: "cookie",
  name: sessionCookieName,
  description: "The cookie that the sign-in page sets.",
});

/** The description of the API, OpenAPI 3.1. `origin` like "https://example.org". */
export function openApiDocument(origin: string) {
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Trójgłos",
      version: "1",
      description: "Forums, their recommendations and what is published of them.",
    },
    servers: [{ url: origin }],
  });
}

/** A forum as the API gives it. */
export function forumResource(origin: string, forum: ForumSummary): z.infer<typeof forumSchema> {
  const { slug } = forum;
  return forumSchema.parse({
    ...forum,
    url: `${origin}/forums/${slug}`,
    recommendationsUrl: `${origin}${apiPath}${newRecommendationPath(slug)}`,
  });
}

/** A recommendation as the API gives it to the caller for whom it was read. */
export function recommendationResource(
  origin: string,
  recommendation: RecommendationSummary,
): z.infer<typeof recommendationSchema> {
  const { lead, joined, number, mayWatch, documentId, updatedAt } = recommendation;
  return recommendationSchema.parse({
    ...recommendation,
    forum: lead.slug,
    joinedForums: joined.map((forum) => forum.slug),
    documentId: mayWatch ? documentId : null,
    url: origin + recommendationPath(lead.slug, number),
    draftUrl: mayWatch ? origin + draftPath(lead.slug, number) : null,
    updatedAt: updatedAt.toISOString(),
  });
}
