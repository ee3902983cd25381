import { textOf } from "./read-form.server.ts";

/** The form of a forum as it was typed (forum-form.tsx). */
export function readForumForm(form: FormData) {
  return {
    name: textOf(form, "name"),
    slug: textOf(form, "slug"),
    prefix: textOf(form, "prefix"),
    city: textOf(form, "city"),
    description: textOf(form, "description"),
    votingSectors: form.getAll("votingSectors").map(String),
  };
}
