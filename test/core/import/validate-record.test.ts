import { expect } from '@open-wc/testing';
import { checkRecord } from '../../../src/core/import/validate-record.ts';
import { SECTIONS, type SectionName } from '../../../src/core/model/records.ts';
import { thrownBy } from '../../support/rejection.ts';

const LEAST: Record<SectionName, object> = {
  components: { seq: 1, time: 1, op: 'mount', id: 'a' },
  state: { seq: 1, time: 1, id: 'a' },
  events: { seq: 1, time: 1, name: 'a' },
  performance: { seq: 1, time: 1, name: 'a' },
  dom: { seq: 1, time: 1, name: 'mutation' },
};

const TEXTS: Record<SectionName, string[]> = {
  components: ['name', 'parentId', 'beforeId'],
  state: ['name', 'owner', 'type', 'kind'],
  events: ['source', 'componentId', 'target', 'category'],
  performance: ['componentId', 'phase'],
  dom: ['name'],
};

describe('checkRecord', () => {
  const check = (section: SectionName, fields: object): unknown =>
    checkRecord(section, { ...LEAST[section], ...fields }, -1, () => ({
      path: `${section}[7]`,
      byteOffset: 9,
    }));

  function expectInvalid(section: SectionName, fields: object, path: string): void {
    const error = thrownBy(() => check(section, fields));
    expect(error).to.include({ code: 'invalid-record', path: `${section}[7]${path}`, byteOffset: 9 });
  }

  it('takes a record that has no more than it needs, and fields that it does not know', () => {
    for (const section of SECTIONS) {
      expect(check(section, {})).to.deep.equal({ seq: 1, time: 1 });
      expect(check(section, { later: { than: ['this'] } })).to.deep.equal({ seq: 1, time: 1 });
    }
  });

  it('takes the fields of a whole record', () => {
    const changes = [
      { path: '/a', op: 'add', value: 1 },
      { path: '', op: 'replace', value: null },
      { path: '/b', op: 'remove' },
    ];
    check('state', { name: 'n', owner: 'o', type: 't', kind: 'ref', changes });
    const labels = { category: 'dom', source: '', componentId: 'a', target: 'button' };
    check('events', { ...labels, cause: 0, payload: null });
    check('performance', { componentId: 'a', phase: 'update', startTime: -0.5, duration: 0 });
    check('performance', { changed: ['props.film'] });
  });

  for (const section of SECTIONS) {
    for (const field of TEXTS[section]) {
      it(`refuses ${section} whose ${field} is no text`, () => {
        for (const value of [5, null, {}, ['x'], false])
          expectInvalid(section, { [field]: value }, `.${field}`);
      });
    }
  }

  it('refuses reasons of a rendering that are no list of texts', () => {
    for (const changed of ['props.film', null, {}, [1], [['a']]])
      expectInvalid('performance', { changed }, '.changed');
  });

  it('refuses a cause that is no whole number', () => {
    for (const cause of ['5', 1.5, null]) expectInvalid('events', { cause }, '.cause');
  });

  it('refuses times that are no numbers, except null, which JSON makes of those that are not finite', () => {
    for (const field of ['startTime', 'duration']) {
      for (const value of ['5', {}, Infinity])
        expectInvalid('performance', { [field]: value }, `.${field}`);
      check('performance', { [field]: null });
    }
  });

  it('refuses changes that are no list of edits, and says which is wrong', () => {
    expectInvalid('state', { changes: {} }, '.changes');
    expectInvalid('state', { changes: null }, '.changes');
    const good = { path: '/a', op: 'remove' };
    expectInvalid('state', { changes: [good, null] }, '.changes[1]');
    expectInvalid('state', { changes: [good, { op: 'remove' }] }, '.changes[1].path');
    expectInvalid('state', { changes: [{ path: '/a', op: 'move', from: '/b' }] }, '.changes[0].op');
  });
});
