import { createContext, useContext } from "react";

/** What the frame of a page says of who looks at it. */
interface Visitor {
  /** The name of who is signed in; null for nobody. */
  person: string | null;
  /** Whether they run the instance, and get the way to its administration. */
  isSecretariat: boolean;
  isDemo: boolean;
  /** Nobody has an account yet. */
  isEmpty: boolean;
}

/** For pages whose data could not be read; undefined in the browser, where they are not rendered again. */
export const VisitorContext = createContext<Visitor | undefined>(undefined);

export function useVisitor(): Visitor | undefined {
  return useContext(VisitorContext);
}
