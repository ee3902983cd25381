import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type Result, refuse } from "#app/kernel/result.ts";
import { importFormatOf } from "./formats.ts";
import { holdImport, mostHeld } from "./held-import.ts";
import type { ImportedText, UnreadableReason } from "./imported-text.ts";
import type { FileWorkshop } from "./workshop.ts";

export type ImportRefusal =
  | "notFound"
  | "signedOut"
  | "forbidden"
  | "fileMissing"
  | "unknownFormat"
  | "crowded"
  | UnreadableReason;

/** Whether somebody may bring a text into a forum: who may begin a recommendation there. Asked before a file is taken at all. */
export async function mayImport(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
): Promise<Result<null, "notFound" | "signedOut" | "forbidden">> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!actor) return refuse("signedOut");
  return can(actor, "forum.createRecommendation", forum) ? { ok: true, value: null } : refuse("forbidden");
}

/** Reads a file that a moderator brings, to show what would become of it. Nothing is written. */
export async function readImport(
  { ctx, workshop }: { ctx: Context; workshop: FileWorkshop },
  actor: Actor | null,
  forumSlug: string,
  file: { name: string; bytes: Uint8Array } | null,
): Promise<Result<ImportedText, ImportRefusal>> {
  const allowed = await mayImport(ctx, actor, forumSlug);
  if (!allowed.ok) return allowed;
  if (!file || file.name === "") return refuse("fileMissing");
  const format = importFormatOf(file.name);
  if (!format) return refuse("unknownFormat");
  const read = await workshop.read(format, file.bytes);
  return read.ok && holdImport(read.value).length > mostHeld ? refuse("tooLarge") : read;
}
