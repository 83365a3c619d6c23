import type { RecordingState, SessionInfo } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import type { PanelActions } from '../panel-actions.ts';
import type { PanelChoice } from '../panel-attributes.ts';
import { LIVE } from '../session-choice.ts';
import { formatClock } from '../styles/format.ts';
import { TABS } from '../tabs.ts';
import type { TabName } from '../tabs.ts';
import { recordLabel } from '../toolbar/record-label.ts';
import { PLACES, POP_OUT, THEME_NAMES } from './panel-menu.ts';

/** What the frame's commands depend on, and what they do beside the panel's actions. */
export interface FrameCommands {
  /** Whether the panel is a page of its own, for stored sessions alone. */
  isViewer: boolean;
  actions: PanelActions;
  /** Undefined while recording is not enabled. */
  recording: RecordingState | undefined;
  /** Whether nothing is shown that could be written to a file. */
  hasNoSession: boolean;
  sessions: readonly SessionInfo[];
  liveId: string;
  askToClear: () => void;
  chooseTab: (name: TabName) => void;
  choose: (choice: PanelChoice) => void;
  popOut: () => void;
  focusFilter: () => void;
  showKeys: () => void;
}

/** All that can be done in the panel, whatever view is shown. */
export function frameCommands(frame: FrameCommands): Command[] {
  const { actions, isViewer } = frame;
  return [
    ...TABS.map(({ name, label }, index) => ({
      id: `view.${name}`,
      label: `Show ${label}`,
      keys: String(index + 1),
      run: () => frame.chooseTab(name),
    })),
    { id: 'view.filter', label: 'Filter what is shown', keys: '/', run: frame.focusFilter },
    ...(isViewer ? [] : inPageCommands(frame)),
    {
      id: 'session.download',
      label: 'Download this session',
      isDisabled: frame.hasNoSession,
      run: actions.download,
    },
    {
      id: 'session.export',
      label: 'Export…',
      isDisabled: frame.hasNoSession,
      run: actions.openExport,
    },
    { id: 'session.open', label: 'Open session files…', run: actions.chooseFiles },
    ...THEME_NAMES.map(({ name, label }) => ({
      id: `theme.${name}`,
      label: `Theme: ${label}`,
      run: () => frame.choose({ theme: name }),
    })),
    { id: 'panel.keys', label: 'List the keys', keys: '?', run: frame.showKeys },
    ...frame.sessions
      .filter(({ id }) => id !== frame.liveId)
      .sort((a, b) => b.startedAt - a.startedAt)
      .map(({ id, name, startedAt }) => ({
        id: `session.${id}`,
        label: `Show session: ${name.slice(0, 60) || 'Unnamed'} · ${formatClock(startedAt).slice(0, 16)}`,
        run: () => actions.showSession(id),
      })),
  ];
}

/** What only a panel has that stands in the page of an app. */
function inPageCommands({ actions, recording, choose, popOut, askToClear }: FrameCommands): Command[] {
  return [
    {
      id: 'recording.clear',
      label: 'Clear…',
      isDisabled: recording === undefined,
      run: askToClear,
    },
    {
      id: 'recording.toggle',
      label: recordLabel(recording),
      isDisabled: recording === 'starting' || recording === 'stopped',
      run: actions.toggleRecording,
    },
    ...PLACES.map(({ name, label, choice }) => ({
      id: `panel.${name}`,
      label,
      run: () => choose(choice),
    })),
    { id: 'panel.window', label: POP_OUT, run: popOut },
    { id: 'panel.close', label: 'Close panel', run: actions.close },
    { id: 'session.live', label: 'Show session: this tab (live)', run: () => actions.showSession(LIVE) },
  ];
}
