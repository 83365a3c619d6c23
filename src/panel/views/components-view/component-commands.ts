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
  select(id: string): void;
  copy(what: CopyId): void;
}

/** What can be done in the components view. */
export function componentCommands(target: CommandTarget): Command[] {
  const { hasTree, hasSelected, parentId } = target;
  return [
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
