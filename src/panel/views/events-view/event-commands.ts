import type { Command } from '../../commands/command.ts';
import type { EventActions } from './event-details.ts';

/** How the event log stands. */
interface EventLogState {
  showsStatistics: boolean;
  isPaused: boolean;
  live: boolean;
  hasSelection: boolean;
  hasComponent: boolean;
  isCleared: boolean;
  count: number;
}

interface EventLogActions extends EventActions {
  toggleStatistics: () => void;
  togglePause: () => void;
  clear: () => void;
  showAll: () => void;
  copyShown: () => void;
  showComponent: () => void;
  showMoment: () => void;
}

/** What of it the menu of an event offers. */
const MENU = new Set(['copy', 'only-name', 'hide-name', 'component', 'timeline']);

/** Whether a command is about the event that is selected. */
export function isAboutEvent({ id }: Command): boolean {
  return MENU.has(id.replace('events.', ''));
}

/** What can be done in the event log now, by the palette and by keys. */
export function eventCommands(log: EventLogState, act: EventLogActions): Command[] {
  const isDisabled = !log.hasSelection;
  return [
    {
      id: 'events.statistics',
      label: log.showsStatistics ? 'Show the list of events' : 'Show statistics of events',
      keys: 's',
      run: act.toggleStatistics,
    },
    {
      id: 'events.pause',
      label: log.isPaused ? 'Go on with the list of events' : 'Pause the list of events',
      keys: 'p',
      isDisabled: !log.live,
      run: act.togglePause,
    },
    {
      id: 'events.clear',
      label: 'Clear the list of events; the recording is kept',
      keys: 'Shift+L',
      isDisabled: !log.live,
      run: act.clear,
    },
    {
      id: 'events.show-all',
      label: 'Show the events that were cleared from the list',
      isDisabled: !log.isCleared,
      run: act.showAll,
    },
    { id: 'events.copy', label: 'Copy the event as JSON', keys: 'c', isDisabled, run: act.copy },
    {
      id: 'events.copy-shown',
      label: 'Copy the shown events as JSON',
      keys: 'Shift+C',
      isDisabled: log.count === 0,
      run: act.copyShown,
    },
    { id: 'events.only-name', label: 'Only events of this name', keys: 'f', isDisabled, run: act.only },
    { id: 'events.hide-name', label: 'No events of this name', keys: 'h', isDisabled, run: act.hide },
    {
      id: 'events.component',
      label: 'Go to the component of the event',
      isDisabled: !log.hasComponent,
      run: act.showComponent,
    },
    {
      id: 'events.timeline',
      label: 'Show the moment of the event in the replay',
      isDisabled: isDisabled || log.live,
      run: act.showMoment,
    },
  ];
}
