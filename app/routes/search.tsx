import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { search } from "#app/publishing/search.server.ts";
import { SearchForm } from "#app/publishing/search-form.tsx";
import { SearchHits } from "#app/publishing/search-hits.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";

export const handle: PageHandle<typeof loader> = { title: (t) => t("search.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const field = (name: string) => (query.get(name) ?? "").slice(0, 300);
  const asked = {
    words: field("q"),
    city: field("city"),
    area: field("area"),
    addressee: field("addressee"),
    status: field("status"),
  };
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const { hits, total, pages, isAsked, choices } = await search(ctx, actor, { ...asked, page });
  return {
    asked,
    page: Math.min(page, Math.max(1, pages)),
    hits,
    total,
    pages,
    isAsked,
    choices,
    isMember: actor !== null,
  };
}

export default function SearchPage() {
  const { t } = useTranslation();
  const { asked, page, hits, total, pages, isAsked, choices, isMember } = useLoaderData<typeof loader>();
  const { words, ...filters } = asked;
  const address = (to: number) => `/search?${new URLSearchParams({ q: words, ...filters, page: String(to) })}`;
  return (
    <>
      <PageHead title={t("search.title")} />
      <SearchForm asked={asked} choices={choices} isMember={isMember} />
      <Section id="results" title={t("search.results")} className="mt-10">
        {!isAsked ? (
          <Empty>{t("search.start")}</Empty>
        ) : total === 0 ? (
          <Empty>{t("search.none")}</Empty>
        ) : (
          <>
            <p className="mb-3 text-base" role="status">
              {t("search.found", { count: total })}
            </p>
            <SearchHits hits={hits} />
          </>
        )}
        {pages > 1 && (
          <nav aria-label={t("search.pages")} className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2 text-base">
            {page > 1 && (
              <a href={address(page - 1)} className="link" rel="prev">
                {t("search.previous")}
              </a>
            )}
            <span>{t("search.page", { page, pages })}</span>
            {page < pages && (
              <a href={address(page + 1)} className="link" rel="next">
                {t("search.next")}
              </a>
            )}
          </nav>
        )}
      </Section>
    </>
  );
}
