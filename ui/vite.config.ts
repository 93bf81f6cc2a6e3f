/** Build of the console. The same bundle is served by `carillon serve` and embedded in the desktop window. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    target: ["chrome111", "safari16.4"],
    // A strict content policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    // What the browser test weighs the first load by.
    manifest: true,
  },
  server: {
    // `npm run dev` beside a running `carillon serve`.
    proxy: Object.fromEntries(
      ["/call", "/events", "/files", "/session"].map((path) => [path, "http://127.0.0.1:7430"]),
    ),
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
