import { parseSetCookie } from "cookie";
import { sessionCookieName } from "#app/people/session.ts";
import type { TestApplication } from "./application.ts";

/** A browser without scripts: follows no redirect, keeps the session's cookie. */
export class FormVisitor {
  cookie: string;
  private readonly application: TestApplication;
  private readonly userAgent: string;

  constructor(application: TestApplication, options: { cookie?: string; userAgent?: string } = {}) {
    this.application = application;
    this.cookie = options.cookie ?? "";
    this.userAgent = options.userAgent ?? "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";
  }

  get(path: string): Promise<Answer> {
    return this.ask(path, {});
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = { cookie: this.cookie, "user-agent": this.userAgent };
    const response = await fetch(this.application.url + path, { ...init, headers, redirect: "manual" });
    const cookies = new Map(
      response.headers.getSetCookie().map((cookie) => {
        const { name, value = "" } = parseSetCookie(cookie);
        return [name, value];
      }),
    );
    const token = cookies.get(sessionCookieName);
    if (token !== undefined) this.cookie = token && `${sessionCookieName}=${token}`;
    return {
      status: response.status,
      location: response.headers.get("location"),
      cookies,
      html: await response.text(),
    };
  }
}

export interface Answer {
  status: number;
  location: string | null;
  /** Those it sets, by name. */
  cookies: Map<string, string>;
  html: string;
}
