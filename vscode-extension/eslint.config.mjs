import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", "server/**", "target/**", "e2e/**", "*.mjs", "node_modules/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Fails on an ambient function in this version of the plug-in.
      "@typescript-eslint/unified-signatures": "off",
    },
  },
);
