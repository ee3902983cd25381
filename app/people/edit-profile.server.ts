import { z } from "zod";
import { isLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { optionalLine, requiredLine } from "#app/kernel/visible-text.ts";
import { type Profile, updateProfile } from "./account-store.server.ts";
import { profileLengths } from "./profile.ts";

const profileForm = z.object({
  name: requiredLine(profileLengths.name).pipe(z.string().min(2, "tooShort")),
  organisation: optionalLine(profileLengths.organisation),
  language: z.string().refine(isLanguage, "invalid"),
});

/** A person changes what is known of them. Others see the new name at once. */
export async function editProfile(
  ctx: Context,
  accountId: string,
  typed: Profile,
): Promise<Result<z.infer<typeof profileForm>, "invalid">> {
  const profile = profileForm.safeParse(typed);
  if (!profile.success) return refuse("invalid", fieldErrors(profile.error));
  await updateProfile(ctx.db, accountId, profile.data);
  ctx.hub.publish({ type: "access-changed" });
  return ok(profile.data);
}
