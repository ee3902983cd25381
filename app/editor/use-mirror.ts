import { useEffect, useState } from "react";
import * as Y from "yjs";

/**
 * A copy of a shared document that follows it and gives nothing back. An editor deletes what its schema does not know and adds what it
 * misses; on a copy that reaches nobody. Null until the first copy is made.
 */
export function useMirror(doc: Y.Doc): Y.Doc | null {
  const [mirror, setMirror] = useState<Y.Doc | null>(null);
  useEffect(() => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const follow = (update: Uint8Array) => Y.applyUpdate(copy, update);
    doc.on("update", follow);
    setMirror(copy);
    return () => {
      doc.off("update", follow);
      copy.destroy();
      setMirror(null);
    };
  }, [doc]);
  return mirror;
}
