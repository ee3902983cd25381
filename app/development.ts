// Loaded by every page while one develops, and by none otherwise: it brings Vite's client, which exchanges styles and reloads pages.

if (import.meta.hot) {
  // Before components are exchanged, Remix's part of it has a router read the data again. No router lives in these pages (decision 008).
  const router = {
    subscribe(told: (state: { revalidation: "idle" }) => void) {
      queueMicrotask(() => told({ revalidation: "idle" }));
      return () => {};
    },
    revalidate() {},
  };
  Object.assign(window, { __remixRouter: router });
}
