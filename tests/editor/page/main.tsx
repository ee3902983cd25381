import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { JsonNode } from "#app/drafting/document-json.ts";
import type { DraftSlots } from "#app/editor/draft-editor.tsx";
import { LazyDraftEditor } from "#app/editor/lazy-draft-editor.tsx";
import { prepareSignOut } from "#app/editor/local-copies.ts";
import type { DraftMode } from "#app/editor/save-state.ts";
import { sectorLetter } from "#app/forums/sectors.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { I18nProvider } from "#app/i18n/use-translation.tsx";
import "#app/styles/app.css";

// A page with nothing but the editor, for tests: who one is and what one may do come from the address.
const address = new URLSearchParams(location.search);
const actor = {
  id: address.get("id") ?? "u1",
  name: address.get("name") ?? "Anna Nowak",
  sector: address.get("sector") ?? "ngo",
  role: "participant",
};
const initial: JsonNode = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Tekst z serwera" }] }],
};

function layout({ status, outline, people, paper }: DraftSlots) {
  return (
    <div className="mx-auto grid max-w-page gap-6 p-4 lg:grid-cols-[14rem_1fr_14rem]">
      <div className="lg:col-span-3">{status}</div>
      <div>{outline}</div>
      {paper}
      <div>{people}</div>
    </div>
  );
}

Object.assign(window, { prepareSignOut });

const root = createRoot(document.getElementById("root") as HTMLElement);
root.render(
  <StrictMode>
    <I18nProvider i18n={await createI18n("pl")}>
      <LazyDraftEditor
        documentId="d1"
        epoch="1"
        mode={(address.get("mode") ?? "write") as DraftMode}
        actor={actor}
        lang="pl"
        initial={{ body: initial, summary: initial }}
        renderedAt="2026-05-03T12:05:00Z"
        sectorLetter={sectorLetter}
        layout={layout}
      />
    </I18nProvider>
  </StrictMode>,
);
