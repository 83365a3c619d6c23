import type { Command } from '../../commands/command.ts';
import { COPIES } from './copy-component.ts';
import type { CopyId } from './copy-component.ts';

/** What the commands of the components view work on. */
interface CommandTarget {
  readonly hasTree: boolean;
  readonly hasSelected: boolean;
  /** Of the component around the selected one. */
  readonly parentId: string | undefined;
  expandAll(): void;
  collapseAll(): void;
  /** Whether components can be found in the page. */
  readonly isInPage: boolean;
  readonly isPicking: boolean;
  readonly showsUpdates: boolean;
  pick(): void;
  scrollIntoView(): void;
  toggleUpdates(): void;
  select(id: string): void;
  copy(what: CopyId): void;
}

/** What can be done in the components view. */
export function componentCommands(target: CommandTarget): Command[] {
  const { hasTree, hasSelected, parentId, isInPage } = target;
  return [
    {
      id: 'components.pick',
      label: target.isPicking ? 'Stop picking a component' : 'Pick a component in the page',
      keys: '.',
      isDisabled: !isInPage,
      run: () => target.pick(),
    },
    {
      id: 'components.updates',
      label: target.showsUpdates
        ? 'Stop highlighting updates in the page'
        : 'Highlight updates in the page',
      isDisabled: !isInPage,
      run: () => target.toggleUpdates(),
    },
    {
      id: 'components.scroll-into-view',
      label: 'Scroll the selected component into view',
      isDisabled: !isInPage || !hasSelected,
      run: () => target.scrollIntoView(),
    },
    {
      id: 'components.expand-all',
      label: 'Expand all components',
      isDisabled: !hasTree,
      run: () => target.expandAll(),
    },
    {
      id: 'components.collapse-all',
      label: 'Collapse all components',
      isDisabled: !hasTree,
      run: () => target.collapseAll(),
    },
    {
      id: 'components.parent',
      label: 'Go to the parent of the selected component',
      isDisabled: parentId === undefined,
      run: () => {
        if (parentId !== undefined) target.select(parentId);
      },
    },
    ...COPIES.map(({ id, label }) => ({
      id: `components.copy-${id}`,
      label: `Copy of the selected component: ${label}`,
      isDisabled: !hasSelected,
      run: () => target.copy(id),
    })),
  ];
}
