/**
 * What CSS colours, tokens of the panel among them, come to in the theme of an element: a canvas knows neither custom
 * properties nor `light-dark()`.
 * @param probe - an element of the same tree that nobody sees
 * @param forced - the system's colours that stand for them where colours are forced
 */
export function readColours<Name extends string>(
  probe: HTMLElement,
  wanted: Readonly<Record<Name, string>>,
  forced: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  if (matchMedia('(forced-colors: active)').matches) return forced;
  const style = getComputedStyle(probe);
  const entries = Object.entries<string>(wanted).map(([name, value]) => {
    probe.style.setProperty('color', value);
    return [name, style.color];
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}
