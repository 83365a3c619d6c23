/** `globalThis[Symbol.for(PAGE_HOOK)]` is what records in a page, for who drives the page from outside. */
export const PAGE_HOOK = 'devtools-panel';
