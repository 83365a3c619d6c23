import type { Command } from '../commands/command.ts';
import { accessPath, pointerOf } from './value-path.ts';
import type { ValueRow } from './value-rows.ts';

/** What can be done with a line of a value; the viewer does it. */
export interface ValueActions {
  readonly copyValue: (row: ValueRow) => void;
  readonly copy: (text: string, what: string) => void;
  readonly expandBelow: (row: ValueRow) => void;
  readonly collapseAll: () => void;
  readonly follow: (row: ValueRow) => void;
  readonly find: () => void;
}

/** The commands of one line, for its menu and its keys. */
export function valueCommands(row: ValueRow, actions: ValueActions): Command[] {
  const path = accessPath(row);
  const pointer = pointerOf(row);
  const leads = row.view?.target !== undefined;
  return [
    ...(leads
      ? [{ id: 'value.follow', label: 'Go to the object', run: () => actions.follow(row) }]
      : []),
    {
      id: 'value.copy',
      label: 'Copy value',
      keys: 'c',
      run: () => actions.copyValue(row),
    },
    {
      id: 'value.copy-path',
      label: path === '' ? 'Copy path' : `Copy path ${shorten(path)}`,
      keys: 'Shift+C',
      isDisabled: path === '',
      run: () => actions.copy(path, 'path'),
    },
    {
      id: 'value.copy-pointer',
      label: pointer === '' ? 'Copy JSON pointer' : `Copy JSON pointer ${shorten(pointer)}`,
      keys: 'Shift+J',
      isDisabled: pointer === '',
      run: () => actions.copy(pointer, 'JSON pointer'),
    },
    {
      id: 'value.expand',
      label: 'Expand all below',
      keys: '*',
      isDisabled: !row.canOpen,
      run: () => actions.expandBelow(row),
    },
    { id: 'value.collapse', label: 'Collapse all', keys: 'Shift+ArrowLeft', run: actions.collapseAll },
    { id: 'value.find', label: 'Find in this value…', keys: 'Ctrl+F', run: actions.find },
  ];
}

/** The end of a path says most. */
function shorten(path: string): string {
  return path.length <= 40 ? path : `…${path.slice(-39)}`;
}
