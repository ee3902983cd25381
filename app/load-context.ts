import type { Entity } from "#app/accessibility/entity.ts";
import type { RequestLimits } from "#app/accessibility/request-limits.server.ts";
import type { FileWorkshop } from "#app/files/workshop.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { TypedForm } from "#app/kernel/typed-form.ts";
import type { HalfSignedIn } from "#app/people/second-step.ts";
import type { SignInLimits } from "#app/people/sign-in-limits.server.ts";
import type { Retention } from "#app/privacy/retention.ts";

declare module "@remix-run/node" {
  /** What the server hands to every loader and action. What must be single in the process lives here, never in module state. */
  interface AppLoadContext {
    ctx: Context;
    actor: Actor | null;
    /** Who has signed in but for a second step; then `actor` is null. */
    half: HalfSignedIn | null;
    limits: SignInLimits;
    requestLimits: RequestLimits;
    /** Where files are made and read. */
    workshop: FileWorkshop;
    /** Whose instance this is. */
    entity: Entity;
    /** The caller's network address. */
    address: string;
    /** What the browser says of itself. */
    userAgent: string;
    /** For the scripts of this response. */
    nonce: string;
    /** Whether cookies are marked Secure. */
    isHttps: boolean;
    /** How long data are kept. */
    retention: Retention;
    /** Who answers for the data; empty where the environment does not say. */
    controller: { name: string; email: string };
    /** Demo accounts are present: every page says so. */
    isDemo: boolean;
    /** Whether the pseudo-languages can be turned on (app/i18n/pseudo-languages.ts). */
    hasPseudoLanguages: boolean;
    /** Whether `/dev/mail` shows the outbox. */
    isMailShown: boolean;
    /** Nobody has an account yet: there is nothing to do here but to create the first one on the server. */
    isEmpty: boolean;
    /** What was typed, where the page was asked for in another language meanwhile. */
    typed: TypedForm | undefined;
  }
}
