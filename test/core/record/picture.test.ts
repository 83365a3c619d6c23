import { expect } from '@open-wc/testing';
import { MAX_PICTURE_CHARS } from '../../../src/core/model/limits.ts';
import { RecorderBench } from '../../support/record-lines.ts';

interface Node {
  type: number;
  tagName: string;
  attributes: Record<string, unknown>;
  childNodes: Node[];
  id: number;
}

const element = (attributes: Record<string, unknown> = {}, childNodes: Node[] = []): Node => ({
  ...{ type: 2, tagName: 'div', attributes, childNodes, id: 1 },
});

function nested(depth: number): Node {
  let node = element();
  for (let i = 1; i < depth; i += 1) node = element({}, [node]);
  return node;
}

describe('a step of the picture', () => {
  const whole = (node: Node) => ({ name: 'full-snapshot', data: { node } });

  function gaps(bench: RecorderBench): string[] {
    bench.recorder.flush();
    return bench
      .records('events')
      .map(({ payload }) => (payload as { reason: string }).reason.replace(/\d{4,}/g, 'n'));
  }

  it('is kept whole, whatever the limits of values are', () => {
    const bench = new RecorderBench({
      limits: { maxDepth: 2, maxStringLength: 5, maxValueBytes: 10 },
      samplingRate: 0,
    }).open();
    const data = { node: element({ class: 'long enough' }, [nested(30)]) };
    const chars = bench.recorder.recordDom({ name: 'full-snapshot', data });
    const [line] = bench.lines('dom');
    expect(line).to.have.length(chars);
    expect(bench.records('dom')[0]).to.deep.include({ seq: 1, name: 'full-snapshot', data });
  });

  it('is left out where no import would take it, and the log says so', () => {
    const bench = new RecorderBench().open();
    const large = whole(element({ class: 'x'.repeat(MAX_PICTURE_CHARS) }));
    expect(bench.recorder.recordDom(large)).to.equal(0);
    expect(bench.records('dom')).to.have.length(0);
    expect(gaps(bench)).to.deep.equal([
      'a record could not be written (dom): the page takes n characters, and n are the most',
    ]);
    expect(bench.recorder.droppedCount).to.equal(1);
  });

  it('is not taken while the recording is paused', () => {
    const bench = new RecorderBench().open();
    bench.recorder.isPaused = true;
    expect(bench.recorder.recordDom(whole(element()))).to.equal(0);
  });
});
