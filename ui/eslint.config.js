/** What the reviewer should not have to say: types are strict, hooks keep their rules, layers keep their order. */
import hooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";

const features = ["accounts", "audiences", "campaigns", "dashboard", "rehearsal", "settings", "templates", "webhooks"];

/** A feature may be imported by the app and by itself, never by another feature. */
const borders = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [{ group: ["@/app/*", ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/*`)] }] },
    ],
  },
}));

export default typescript.config(
  { ignores: ["dist", "src/api/generated.ts"] },
  ...typescript.configs.recommended,
  hooks.configs.flat["recommended-latest"],
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // TanStack Virtual hands out functions the compiler cannot memoise; it skips those components by itself.
      "react-hooks/incompatible-library": "off",
      "no-restricted-globals": ["error", { name: "fetch", message: "Only src/api talks to a host." }],
    },
  },
  {
    files: ["src/lib/**", "src/components/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@/features/*", "@/app/*"] }] },
  },
  { files: ["src/api/**"], rules: { "no-restricted-globals": "off" } },
  ...borders,
);
