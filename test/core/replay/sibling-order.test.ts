import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ComponentRecord, DevTools } from '../../../src/core/index.ts';
import { movedPlaces } from '../../../src/core/model/moved-places.ts';
import { componentsOf } from '../../../src/core/query/component-tree.ts';
import { outlineOf } from '../../../src/core/query/tree-outline.ts';
import { diffMoments } from '../../../src/core/replay/moment-diff.ts';
import { TreeMoment } from '../../../src/core/replay/tree-moment.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { childrenByParent, SiblingModel, siblingSteps } from '../../support/sibling-steps.ts';

type Step = Omit<ComponentRecord, 'seq' | 'time'>;

function momentOf(steps: readonly Step[]): TreeMoment {
  const moment = new TreeMoment();
  steps.forEach((step, seq) => moment.add({ seq, time: seq, ...step }));
  return moment;
}

const childrenOf = ({ tree }: TreeMoment): Record<string, string[]> =>
  childrenByParent(componentsOf(tree));

describe('the order of siblings', () => {
  it('is at each moment that of the page, whatever came in between, was moved or removed', () => {
    fc.assert(
      fc.property(siblingSteps(), (steps) => {
        const model = new SiblingModel();
        const moments: [TreeMoment, Record<string, string[]>][] = [];
        const moment = momentOf(SiblingModel.begin);
        for (const [i, step] of steps.entries()) {
          const record = model.apply(step);
          if (record) moment.add({ seq: i, time: i, ...record });
          moments.push([moment.fork(), model.children]);
        }
        for (const [fork, children] of moments) expect(childrenOf(fork)).to.deep.equal(children);
        const roots = outlineOf(moment.tree).ids.filter((id) => model.children['']!.includes(id));
        expect(roots).to.deep.equal(model.children['']);
      }),
    );
  });

  it('is told by a difference with as few components as can be', () => {
    fc.assert(
      fc.property(siblingSteps(), siblingSteps(), (steps, more) => {
        const model = new SiblingModel();
        const moment = momentOf(SiblingModel.begin);
        const add = (list: typeof steps): void => {
          for (const step of list) {
            const record = model.apply(step);
            if (record) moment.add({ seq: 0, time: 0, ...record });
          }
        };
        add(steps);
        const before = moment.fork();
        const former = model.children;
        add(more);
        const whole = (tree: TreeMoment['tree']) => ({ refs: new Map(), tree });
        const { components } = diffMoments(whole(before.tree), whole(moment.tree));
        const differing = new Set(components.map(({ id }) => id));
        for (const [parent, list] of Object.entries(model.children)) {
          const kept = list.filter((id) => former[parent]!.includes(id));
          const still = kept.filter((id) => !differing.has(id));
          expect(still).to.deep.equal(former[parent]!.filter((id) => still.includes(id)));
          const places = kept.map((id) => former[parent]!.indexOf(id));
          expect(kept.length - still.length).to.equal(movedPlaces(places).size);
        }
      }),
    );
  });

  it('is that of mounting where records say nothing of it, or name what is not there', () => {
    const row = (id: string, beforeId?: string): Step => ({
      op: 'mount',
      id,
      parentId: 'list',
      ...(beforeId !== undefined && { beforeId }),
    });
    const steps = [row('a'), row('b'), row('c', 'gone'), row('d', 'grid'), row('e', 'e')];
    const moment = momentOf([...SiblingModel.begin, ...steps]);
    expect(childrenOf(moment).list).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    moment.add({ seq: 9, time: 9, op: 'move', id: 'a', parentId: 'list' });
    expect(childrenOf(moment).list).to.deep.equal(['b', 'c', 'd', 'e', 'a']);
  });

  describe('in files', () => {
    let tools: DevTools;

    beforeEach(async () => {
      await freshStore();
      tools = await startTools();
    });

    after(freshStore);

    it('is that of the recording, also where it was cut into files that continue each other', async () => {
      const [steps] = fc.sample(fc.array(siblingSteps(30), { minLength: 4, maxLength: 4 }), {
        numRuns: 1,
        seed: 5,
      });
      const model = new SiblingModel();
      for (const record of SiblingModel.begin) tools.recordComponent(record);
      const files: File[] = [];
      const expected: { count: number; children: Record<string, string[]> }[] = [];
      let count = SiblingModel.begin.length;
      let since: Awaited<ReturnType<DevTools['export']>>['checkpoint'] | undefined;
      const names = ['1.json.gz', '2.yaml', '3.msgpack.gz', '4.json'];
      for (const [i, name] of names.entries()) {
        for (const step of steps![i]!) {
          const record = model.apply(step);
          if (record === undefined) continue;
          tools.recordComponent(record);
          count += 1;
          expected.push({ count, children: model.children });
        }
        await tools.flush();
        const { blob, filename, checkpoint } = since
          ? await tools.exportIncremental(name, since)
          : await tools.export(name);
        since = checkpoint;
        files.push(new File([blob!], filename));
      }
      const [opened] = await tools.importFiles(files, { mode: 'open' });
      const { components } = await tools.getExportData({ sessionId: opened!.sessionId });
      const replay = await tools.openReplay(opened!.sessionId);
      for (const { count: length, children } of expected) {
        const tree = await replay.treeAt(components[length - 1]!.seq);
        expect(childrenByParent(tree)).to.deep.equal(children);
      }
      await replay.close();
      expect(expected.length).to.be.greaterThan(50);
    }).timeout(60_000);
  });
});

describe('movedPlaces', () => {
  it('leaves as many in place as can be', () => {
    const shuffled = fc.uniqueArray(fc.nat(12), { maxLength: 8 });
    fc.assert(
      fc.property(shuffled, (places) => {
        const moved = movedPlaces(places);
        const kept = places.filter((_, i) => !moved.has(i));
        expect(kept).to.deep.equal([...kept].sort((a, b) => a - b));
        let longest = 0;
        for (let subset = 0; subset < 2 ** places.length; subset += 1) {
          const chosen = places.filter((_, i) => (subset >> i) % 2 === 1);
          if (chosen.every((place, i) => i === 0 || chosen[i - 1]! < place))
            longest = Math.max(longest, chosen.length);
        }
        expect(kept).to.have.length(longest);
      }),
    );
  });
});
