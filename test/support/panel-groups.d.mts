import type { CodeSplittingGroup } from 'rolldown';

export function panelGroups(): Promise<CodeSplittingGroup[]>;
