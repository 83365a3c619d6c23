import { expect } from '@open-wc/testing';
import { fromUtf8, utf8 } from '../../../support/bytes.ts';
import { expectSameSession, fixture, wellFormedSession } from '../../../support/fixture.ts';
import { splitJson } from '../../../support/split-json.ts';
import { splitYaml } from '../../../support/yaml-file.ts';

describe('A session from another tool in YAML', () => {
  for (const style of ['block', 'flow']) {
    it(`comes back the same when PyYAML wrote it again in ${style} style`, async () => {
      const expected = splitJson(await fixture('session.json'));
      const file = await fixture(`yaml/session-pyyaml-${style}.yaml`);
      expectSameSession(splitYaml(file, [100]), expected);
      expectSameSession(splitYaml(utf8(fromUtf8(file).replaceAll('\n', '\r\n')), [1]), expected);
    });
  }

  for (const tool of ['go', 'yq']) {
    it(`comes back the same when ${tool} wrote it again`, async () => {
      const file = await fixture(`yaml/session-${tool}.yaml`);
      expectSameSession(splitYaml(file, [100]), splitJson(await wellFormedSession()));
    });
  }

  it('is read with what PyYAML says of shared values, bytes and numbers that JSON has not', async () => {
    const { members, records } = splitYaml(await fixture('yaml/native-pyyaml.yaml'), [9]);
    expect(members).to.deep.equal({ version: '2.0', session: { id: 'py', name: 'Séance' } });
    expect(records.events).to.deep.equal([
      {
        name: 'e',
        payload: {
          shared: { n: 1 },
          again: { n: 1 },
          bytes: { $type: 'bytes', name: 'Uint8Array', length: 3, base64: 'AAH/' },
          nan: { $type: 'nan' },
          inf: { $type: 'infinity' },
          '-inf': { $type: '-infinity' },
          long: `${'word '.repeat(40)}end`,
          lines: 'a\n b\n\nc\n',
          quote: "it's",
          date: '2026-01-01',
          no: 'no',
          1: 'yes',
          null: 'null',
          0: 'zero',
        },
        seq: 1,
        time: 1,
      },
      { name: 'f', payload: { n: 1 }, seq: 2, time: 2 },
    ]);
  });
});
