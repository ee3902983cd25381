import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { exportMinutes } from "#app/files/export-minutes.server.ts";
import { attachment } from "#app/files/file-name.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageFor } from "#app/people/language-for.server.ts";
import { findAskedVote } from "./find-vote.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

// The minutes of a vote, in the reader's language.
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { ctx, actor, workshop, hasPseudoLanguages } = context;
  const { row, subject } = await findAskedVote(args);
  const i18n = await createI18n(await languageFor(ctx, actor, request, hasPseudoLanguages));
  const file = await exportMinutes({ ctx, workshop, i18n }, actor, row, subject.recommendation);
  if (!file.ok && file.reason === "notFound") throw notFound();
  if (!file.ok) throw data(null, { status: refusalStatus(file.reason), headers: { "Retry-After": "20" } });
  return new Response(Buffer.from(file.value.bytes), {
    headers: {
      "Content-Type": file.value.type,
      "Content-Disposition": attachment(file.value.name),
      "Content-Length": String(file.value.bytes.length),
      "Cache-Control": "no-store",
      Vary: "Cookie, Accept-Language",
    },
  });
}
