import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Statement } from "#app/accessibility/statement.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";

export const handle: PageHandle = { title: (t) => t("accessibility.title") };

export function loader({ context: { ctx, entity } }: LoaderFunctionArgs) {
  return { entity, siteUrl: ctx.publicUrl("/") };
}

export default function AccessibilityStatement() {
  return <Statement {...useLoaderData<typeof loader>()} />;
}
