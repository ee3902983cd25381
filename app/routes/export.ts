import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { exportText } from "#app/files/export-text.server.ts";
import { attachment } from "#app/files/file-name.ts";
import { isExportFormat } from "#app/files/formats.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageFor } from "#app/people/language-for.server.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

// …/export.pdf is the text as it stands, …/versions/3/export.pdf a version.
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const { ctx, actor, workshop, hasPseudoLanguages } = context;
  const format = new URL(request.url).pathname.split(".").at(-1) ?? "";
  if (!isExportFormat(format) || !/^([1-9]\d{0,8})?$/.test(params.version ?? "")) throw notFound();
  const i18n = await createI18n(await languageFor(ctx, actor, request, hasPseudoLanguages));
  const at = {
    forumSlug: params.slug ?? "",
    number: params.number ?? "",
    version: params.version ? Number(params.version) : null,
  };
  const file = await exportText({ ctx, workshop, i18n }, actor, at, format);
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
