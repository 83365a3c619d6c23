import { getObserverTree, runInAction, spy, toJS, untracked } from 'mobx';
import { createMobxCollector, type MobxApi } from '../core/collect/mobx.ts';

/**
 * Records a MobX app through `spy`: actions with their arguments as events of category `state`; fields of observable
 * objects and boxes as refs, computed values, and lists, maps and sets as stores, by MobX's own debug names. What was
 * there before the recording is told when it changes. Fields, boxes, lists, maps and
 * sets can be set again. Production builds of MobX have no `spy`.
 *
 * @param mobx the app's own, where a bundle holds a copy of MobX besides
 */
export function mobxCollector(mobx: MobxApi = { spy, toJS, runInAction, untracked, getObserverTree }) {
  return createMobxCollector(mobx);
}
