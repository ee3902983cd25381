import { createContext, useContext } from "react";

/** Reads the page again: the island gets its new props, and every element with `data-refresh` its new content. */
type Refresh = () => void;

export const RefreshContext = createContext<Refresh>(() => {});

export const useRefresh = () => useContext(RefreshContext);
