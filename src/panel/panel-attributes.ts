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

/** Attributes of `<devtools-panel>` that can be chosen in the panel, too. */
export const CHOOSABLE = ['docked', 'panel-location', 'theme'] as const;
export type ChoosableName = (typeof CHOOSABLE)[number];

/** What someone chose: the attributes' new texts, null for no attribute. */
export type PanelChoice = Partial<Record<ChoosableName, string | null>>;

/** A choice, and what the page said when it was made: once the page says something else, that counts. */
export type RememberedChoices = Partial<
  Record<ChoosableName, { value: string | null; over: string | null }>
>;
