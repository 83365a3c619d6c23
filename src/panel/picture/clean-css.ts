/** `url(…)` in its three forms. Whatever is written so that this misses it, the frame's policy refuses. */
const ADDRESS = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^"')\s]*))\s*\)/gi;

/** Addresses that fetch nothing. */
const LOCAL = /^\s*(?:data:(?:image|font|application)\/|#)/i;

/** Takes addresses out of style sheets, so that nothing is asked for that would be refused anyway. */
export function cleanCss(css: string): string {
  return css.replace(ADDRESS, (whole, double?: string, single?: string, bare?: string) =>
    LOCAL.test(double ?? single ?? bare ?? '') ? whole : 'url("data:,")',
  );
}
