import type { Command } from '../commands/command.ts';
import type { ReplayController } from './replay-controller.ts';

/** What can be done with the replay that is open; or, without one, to open it. */
export function playerCommands(player: ReplayController): Command[] {
  const { isLive, replay } = player;
  if (!replay) {
    return isLive
      ? [
          {
            id: 'replay.open',
            label: 'Replay what is recorded so far',
            keys: 'Shift+R',
            isDisabled: player.query === undefined,
            run: () => player.openLive(),
          },
        ]
      : [];
  }
  return [
    {
      id: 'replay.play',
      label: player.isPlaying ? 'Pause the replay' : 'Play the replay',
      keys: 'k',
      run: () => player.toggle(),
    },
    { id: 'replay.next', label: 'Replay: next', keys: 'l', run: () => void player.step('next') },
    { id: 'replay.former', label: 'Replay: former', keys: 'j', run: () => void player.step('former') },
    {
      id: 'replay.next-error',
      label: 'Replay: next error',
      keys: 'e',
      run: () => void player.step('next', 'error'),
    },
    {
      id: 'replay.former-error',
      label: 'Replay: former error',
      keys: 'Shift+E',
      run: () => void player.step('former', 'error'),
    },
    {
      id: 'replay.bookmark',
      label: 'Bookmark this moment, or take the bookmark away',
      keys: 'b',
      run: () => player.toggleBookmark(),
    },
    {
      id: 'replay.next-bookmark',
      label: 'Replay: next bookmark',
      keys: 'Shift+L',
      isDisabled: player.bookmarks.length === 0,
      run: () => void player.stepBookmark('next'),
    },
    {
      id: 'replay.former-bookmark',
      label: 'Replay: former bookmark',
      keys: 'Shift+J',
      isDisabled: player.bookmarks.length === 0,
      run: () => void player.stepBookmark('former'),
    },
    {
      id: 'replay.compare',
      label:
        player.comparison?.base.seq === player.position.seq
          ? 'End the comparison with this moment'
          : 'Compare with this moment',
      keys: 'd',
      run: () => player.toggleComparison(),
    },
    {
      id: 'replay.range-start',
      label: 'Look only at what comes from this moment on',
      keys: 'i',
      run: () => player.setRangeEnd('from'),
    },
    {
      id: 'replay.range-end',
      label: 'Look only at what comes up to this moment',
      keys: 'o',
      run: () => player.setRangeEnd('to'),
    },
    {
      id: 'replay.whole',
      label: 'Look at the whole session',
      isDisabled: player.range === undefined,
      run: () => player.setRange(undefined),
    },
    {
      id: 'replay.loop',
      label: player.isLooping ? 'Do not loop' : 'Loop',
      run: () => void player.setLooping(!player.isLooping),
    },
    {
      id: 'replay.skip',
      label: player.skipsIdle ? 'Play idle time as it was' : 'Skip idle time',
      run: () => player.setSkipsIdle(!player.skipsIdle),
    },
    ...(isLive
      ? [
          {
            id: 'replay.close',
            label: 'Back to live',
            keys: 'Shift+R',
            run: () => player.closeLive(),
          },
        ]
      : []),
  ];
}
