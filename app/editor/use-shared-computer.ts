import { useEffect } from "react";
import type { DraftConnection } from "./connection.ts";
import { forgetOthers, prepareSignOut } from "./local-copies.ts";

/** A browser that is slow to delete keeps nobody from signing out, in milliseconds. */
const patience = 2_000;

/** Leaves no draft behind in a browser that others use: not those of people before, nor one's own after signing out, once it is saved. */
export function useSharedComputer(connection: DraftConnection | null, userId: string): void {
  useEffect(() => {
    void forgetOthers(userId);
  }, [userId]);

  useEffect(() => {
    if (!connection) return;
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== "/sign-out") return;
      event.preventDefault();
      connection.destroy();
      const late = new Promise((resolve) => setTimeout(resolve, patience));
      void Promise.race([prepareSignOut(userId), late]).finally(() => form.submit());
    };
    document.addEventListener("submit", onSubmit);
    return () => document.removeEventListener("submit", onSubmit);
  }, [connection, userId]);
}
