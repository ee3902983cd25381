import type { LoaderFunctionArgs } from "@remix-run/node";

/** Pages that are of no use to who searches: of one's own account, of administration, and those made of other pages. */
const closed = ["/account", "/admin", "/confirm", "/dev/", "/invitation", "/live", "/search", "/sign-in", "/sync"];

export function loader({ context: { ctx } }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${ctx.publicUrl("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
