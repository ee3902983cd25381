import { useEffect, useState } from "react";

/** The random number of a ballot, drawn by the browser; without scripts it stays empty, and the server draws one. */
export function BallotNonce() {
  const [nonce, setNonce] = useState("");
  useEffect(() => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    setNonce(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }, []);
  return <input type="hidden" name="nonce" value={nonce} />;
}
