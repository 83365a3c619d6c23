/**
 * Import it before a package that reads `process.env.NODE_ENV`: bundlers replace that, and the test runner
 * serves packages as they are.
 */
Object.assign(globalThis, { process: { env: { NODE_ENV: 'test' } } });
