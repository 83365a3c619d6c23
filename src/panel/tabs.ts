/** The views, in the order of their tabs. */
export const TABS = [
  { name: 'components', label: 'Components' },
  { name: 'state', label: 'State' },
  { name: 'events', label: 'Events' },
  { name: 'performance', label: 'Performance' },
  { name: 'sessions', label: 'Sessions' },
] as const;

export type TabName = (typeof TABS)[number]['name'];

export function isTabName(name: unknown): name is TabName {
  return TABS.some((tab) => tab.name === name);
}

/** The tab that a key of the tabs pattern (ARIA practices) leads to; undefined for other keys. */
export function nameForKey<Name extends string>(
  key: string,
  current: Name,
  tabs: readonly { name: Name }[],
): Name | undefined {
  const index = tabs.findIndex(({ name }) => name === current);
  const target = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1 }[key];
  return target === undefined ? undefined : tabs[(target + tabs.length) % tabs.length]?.name;
}
