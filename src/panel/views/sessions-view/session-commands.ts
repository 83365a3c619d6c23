import type { Command } from '../../commands/command.ts';
import { formatCountOf } from '../../styles/format.ts';
import type { SessionLine } from './session-row.ts';

/** What the view can do with the sessions of its list. */
export interface SessionActions {
  readonly open: (line: SessionLine) => void;
  readonly rename: (line: SessionLine) => void;
  readonly export: (line: SessionLine) => void;
  readonly merge: (line: SessionLine) => void;
  readonly compare: (line: SessionLine, other: SessionLine) => void;
  readonly remove: (lines: readonly SessionLine[]) => void;
}

/** The commands of a line: for its menu, its keys and the palette. */
export function sessionCommands(
  line: SessionLine,
  selected: readonly SessionLine[],
  all: readonly SessionLine[],
  actions: SessionActions,
): Command[] {
  const removable = selected.filter(isRemovable);
  const others = all.filter((other) => isRemovable(other) && !selected.includes(other));
  const many = selected.length > 1;
  const comparedWith = many
    ? selected.find((other) => selected.length === 2 && other !== line)
    : all.find((other) => other.isShown && other !== line);
  const subject = line.name;
  const rest = many ? 'all but the selected' : 'all others';
  return [
    { id: 'sessions.open', subject, label: 'Open', keys: 'Enter', run: () => actions.open(line) },
    { id: 'sessions.rename', subject, label: 'Rename', keys: 'F2', run: () => actions.rename(line) },
    { id: 'sessions.export', subject, label: 'Export…', keys: 'x', run: () => actions.export(line) },
    {
      id: 'sessions.merge',
      subject,
      label: 'Merge into…',
      keys: 'm',
      isDisabled: all.length < 2,
      run: () => actions.merge(line),
    },
    {
      id: 'sessions.compare',
      label: many ? 'Compare the two' : 'Compare with the shown one',
      keys: 'c',
      isDisabled: comparedWith === undefined,
      run: () => comparedWith && actions.compare(comparedWith, line),
    },
    {
      id: 'sessions.delete',
      label: many ? `Delete ${formatCountOf(selected.length, 'session')}…` : 'Delete…',
      keys: 'Delete',
      isDisabled: removable.length === 0,
      run: () => actions.remove(removable),
    },
    {
      id: 'sessions.delete-others',
      label: `Delete ${rest}…`,
      isDisabled: others.length === 0,
      run: () => actions.remove(others),
    },
  ];
}

/** What a tab records goes on: it is not deleted. */
function isRemovable({ status }: SessionLine): boolean {
  return status !== 'recording';
}
