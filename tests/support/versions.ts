import * as Y from "yjs";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { appendCommits } from "#app/drafting/journal-store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readAccessEpoch } from "#app/people/store.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { findVersions } from "#app/versions/store.server.ts";
import { unfreezeRecommendation } from "#app/versions/unfreeze-recommendation.server.ts";
import { paragraph } from "./group-writing.ts";
import { actorOf, findDraft } from "./people.ts";

/** Somebody changes the body of a text, as the sync server would have stored it. */
export async function writeAs(
  ctx: Context,
  documentId: string,
  { account, sector }: { account: string; sector: string },
  change: (body: Y.XmlFragment) => void,
): Promise<void> {
  const { accountId } = await actorOf({ ctx }, account);
  const { doc, seq } = await loadDocument(ctx.db, documentId);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getXmlFragment("body")));
  const commit = {
    documentId,
    seq: seq + 1,
    at: ctx.now(),
    entries: encodeEntries([{ userId: accountId, sector, update: Y.encodeStateAsUpdate(doc, before) }]),
    accessEpoch: await readAccessEpoch(ctx.db),
  };
  doc.destroy();
  if (!(await appendCommits(ctx.db, [commit])).has(documentId)) throw new Error("the text takes nothing");
}

/** The moderator of a forum freezes a draft and takes it back to drafting. */
export async function freezeOnce(ctx: Context, at: { forumSlug: string; number: string }): Promise<void> {
  const moderator = await actorOf({ ctx }, `${at.forumSlug}.moderator`);
  const frozen = await freezeRecommendation(ctx, moderator, at, { from: "draft" });
  if (!frozen.ok) throw new Error(JSON.stringify(frozen));
  const unfrozen = await unfreezeRecommendation(ctx, moderator, at, { reason: "Jeszcze jedna poprawka." });
  if (!unfrozen.ok) throw new Error(unfrozen.reason);
}

/**
 * A draft of the demo with three versions: as it was, with what three people wrote, and with one of its paragraphs moved, one gone and one
 * rewritten. Made once.
 */
export async function draftWithVersions(application: { ctx: Context }, forumSlug: string) {
  const { ctx } = application;
  const { id, number, documentId } = await findDraft(application, forumSlug);
  const at = { forumSlug, number };
  if ((await findVersions(ctx.db, id)).length > 0) return { ...at, documentId };
  await freezeOnce(ctx, at);
  for (const [account, sector, text] of [
    [
      `${forumSlug}.city`,
      "cityGovernment",
      "Urząd miasta prowadzi jeden punkt informacyjny. Punkt działa trzy dni w tygodniu.",
    ],
    [`${forumSlug}.ngo`, "ngo", "Organizacje pozarządowe prowadzą dyżury wieczorami i w soboty."],
    [
      `${forumSlug}.migrant`,
      "migrantCommunity",
      "Społeczności migranckie tłumaczą pisma, bo w punkcie nie ma tłumaczek ani tłumaczy.",
    ],
  ] as const) {
    await writeAs(ctx, documentId, { account, sector }, (body) => body.push([withId(paragraph(text), sector)]));
  }
  await freezeOnce(ctx, at);
  await writeAs(ctx, documentId, { account: `${forumSlug}.ngo`, sector: "ngo" }, (body) => {
    const last = body.length - 1;
    const moved = body.get(last) as Y.XmlElement;
    const text = (moved.get(0) as Y.XmlText).toString();
    body.delete(last);
    body.insert(0, [withId(paragraph(text), "migrantCommunity")]);
    const city = body.get(last - 1) as Y.XmlElement;
    const words = city.get(0) as Y.XmlText;
    words.delete(words.toString().indexOf("jeden punkt"), "jeden punkt".length);
    words.insert(words.toString().indexOf("prowadzi ") + "prowadzi ".length, "dwa punkty");
    body.delete(2);
    body.push([withId(paragraph("Miasto zatrudni dwie osoby, które mówią po ukraińsku i po białorusku."), "nowy")]);
  });
  await freezeOnce(ctx, at);
  return { ...at, documentId };
}

function withId(element: Y.XmlElement, id: string): Y.XmlElement {
  element.setAttribute("id", id);
  return element;
}
