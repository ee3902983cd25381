import type { TestApplication } from "./application.ts";
import { signInAs } from "./people.ts";

/** Somebody who asks for pages and posts forms without a browser. Redirects are shown, not followed. */
export interface PageVisitor {
  get(path: string): Promise<Response>;
  /** A field with several values is sent several times. */
  post(path: string, form: Record<string, string | string[]>): Promise<Response>;
}

/** @param account a demo account, `krakow.city`; null for somebody who is not signed in */
export async function visitorOf(application: TestApplication, account: string | null): Promise<PageVisitor> {
  const headers = account ? { cookie: (await signInAs(application, account)).cookie } : undefined;
  return {
    get: (path) => fetch(`${application.url}${path}`, { headers, redirect: "manual" }),
    post(path, form) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      return fetch(`${application.url}${path}`, { method: "POST", headers, body, redirect: "manual" });
    },
  };
}
