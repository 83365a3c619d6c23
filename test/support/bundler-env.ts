/**
 * Import it before a package that reads `process.env.NODE_ENV` or Vue's flags: bundlers replace those, and the
 * test runner serves packages as they are.
 */
Object.assign(globalThis, {
  process: { env: { NODE_ENV: 'test' } },
  __VUE_OPTIONS_API__: true,
  __VUE_PROD_DEVTOOLS__: false,
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
});
