/** Where the script of passkeys is served: built by itself (vite.config.ts), so that pages with a passkey load nothing else. */
export const passkeyScript = import.meta.env?.DEV ? "/app/people/passkey-script.ts" : "/passkey.js";
