/** Where the closed panel's button floats. The first of each list is the default. */
export const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type Corner = (typeof CORNERS)[number];

/** Where the open panel floats until someone moves it. */
export const PANEL_LOCATIONS = ['bottom', 'top', 'left', 'right'] as const;
export type PanelLocation = (typeof PANEL_LOCATIONS)[number];

/** `auto` follows the system. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DEFAULT_HOTKEY = 'Alt+Shift+D';

/** The attribute's value if it is one of `allowed`, else the default: how HTML reads enumerated attributes. */
export function readChoice<T extends string>(
  element: Element,
  name: string,
  allowed: readonly [T, ...T[]],
): T {
  const text = element.getAttribute(name)?.trim().toLowerCase();
  return allowed.find((choice) => choice === text) ?? allowed[0];
}
