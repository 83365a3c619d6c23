import { expect } from '@open-wc/testing';
import { REDACTED } from '../../../src/core/model/redacted.ts';
import { MAX_PICTURE_CHARS, MAX_PICTURE_DEPTH } from '../../../src/core/model/limits.ts';
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
    expect(bench.recorder.recordDom(whole(nested(MAX_PICTURE_DEPTH + 1)))).to.equal(0);
    expect(bench.recorder.recordDom(whole(nested(MAX_PICTURE_DEPTH)))).to.be.above(0);
    expect(bench.records('dom')).to.have.length(1);
    expect(gaps(bench)).to.deep.equal([
      'a record could not be written (dom): the page takes n characters, and n are the most',
    ]);
    expect(bench.recorder.droppedCount).to.equal(2);
  });

  it('tells nothing that its name calls a secret', () => {
    const bench = new RecorderBench().open();
    const secrets = [
      element({ name: 'csrf-token', content: 'stolen' }),
      element({ type: 'hidden', value: 'stolen' }),
      element({ 'data-password': 'stolen', 'data-length': '6' }),
      element({ href: '/films?token=stolen&page=2' }),
    ];
    bench.recorder.recordDom({ name: 'meta', data: { href: 'http://a/?access_token=stolen' } });
    bench.recorder.recordDom(whole(element({}, secrets)));
    bench.recorder.recordDom({
      name: 'mutation',
      data: {
        adds: [{ parentId: 1, nextId: null, node: element({ type: 'hidden', value: 'stolen' }) }],
        attributes: [{ id: 1, attributes: { 'data-api-key': 'stolen' } }],
      },
    });
    const lines = bench.lines('dom').join('');
    expect(lines).not.to.include('stolen');
    expect(lines.split(REDACTED)).to.have.length(8);
    expect(lines).to.include('page=2').and.include('"data-length":"6"');
  });

  it('tells all where nothing is to be sanitised', () => {
    const bench = new RecorderBench({ sanitizeAtCapture: false }).open();
    bench.recorder.recordDom(whole(element({ type: 'hidden', value: 'kept' })));
    expect(bench.lines('dom').join('')).to.include('kept');
  });

  it('is not taken while the recording is paused', () => {
    const bench = new RecorderBench().open();
    bench.recorder.isPaused = true;
    expect(bench.recorder.recordDom(whole(element()))).to.equal(0);
  });
});
