import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type DraftConnection, type DraftSnapshot, openDraftConnection } from "./connection.ts";
import type { DraftMode } from "./save-state.ts";

interface Options {
  documentId: string;
  epoch: string | number;
  userId: string;
  mode: DraftMode;
}

/** Opens the connection for as long as the component is shown. */
export function useDraftConnection(options: Options): [DraftConnection | null, DraftSnapshot | null] {
  const { documentId, epoch, userId, mode } = options;
  const [connection, setConnection] = useState<DraftConnection | null>(null);
  // A draft that is opened for writing again needs a new connection with a local copy; one that is closed does not, as
  // the server has yet to answer for the last changes on the old one.
  const [opened, setOpened] = useState({ mode, visit: 0 });
  useEffect(() => {
    setOpened((last) =>
      mode === "write" && last.mode !== "write" ? { mode, visit: last.visit + 1 } : { ...last, mode },
    );
  }, [mode]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mode at the time; later ones are told to the connection.
  useEffect(() => {
    const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`;
    const current = openDraftConnection({ url, documentId, epoch, userId, mode });
    setConnection(current);
    return () => {
      setConnection(null);
      current.destroy();
    };
  }, [documentId, epoch, userId, opened.visit]);

  useEffect(() => {
    if (connection && mode !== "write") connection.setMode(mode);
  }, [connection, mode]);

  const subscribe = useCallback((listener: () => void) => connection?.subscribe(listener) ?? (() => {}), [connection]);
  const snapshot = useSyncExternalStore(
    subscribe,
    () => connection?.getSnapshot() ?? null,
    () => null,
  );

  const isLeavingRisky = snapshot?.isLeavingRisky ?? false;
  useEffect(() => {
    if (!isLeavingRisky) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isLeavingRisky]);

  return [connection, snapshot];
}
