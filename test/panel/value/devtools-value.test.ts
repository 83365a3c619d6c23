import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { TAGS } from '../../../src/core/index.ts';
import type { Tag } from '../../../src/core/index.ts';
import '../../../src/panel/value/devtools-value.ts';
import type { DevtoolsValue } from '../../../src/panel/value/devtools-value.ts';

async function show(value: unknown): Promise<DevtoolsValue> {
  return fixture<DevtoolsValue>(html`<devtools-value .value=${value}></devtools-value>`);
}

function lines(element: DevtoolsValue): string[] {
  const rows = element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]');
  return [...rows].map((row) =>
    row.innerText
      .replace(/\s+/g, ' ')
      .replace(/^[▸▾] ?/, '')
      .trim(),
  );
}

/** The first line that begins so, without its digits' commas. */
function row(element: DevtoolsValue, start: string): HTMLElement {
  const index = lines(element).findIndex((line) => line.startsWith(start.replaceAll(',', '')));
  return element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')[index]!;
}

function tree(element: DevtoolsValue): HTMLElement {
  return element.renderRoot.querySelector<HTMLElement>('[role=tree]')!;
}

/** Every tagged form, and the lines that it is shown as when opened. */
const FORMS: Record<Tag, [fields: Record<string, unknown>, shown: string[]]> = {
  undefined: [{}, ['undefined']],
  nan: [{}, ['NaN']],
  infinity: [{}, ['Infinity']],
  '-infinity': [{}, ['-Infinity']],
  '-0': [{}, ['-0']],
  bigint: [{ value: '12345678901234567890' }, ['12345678901234567890n']],
  date: [{ value: '2026-01-02T03:04:05.678Z' }, ['2026-01-02T03:04:05.678Z']],
  regexp: [{ source: 'a+b', flags: 'gi' }, ['/a+b/gi']],
  map: [
    { entries: [['a', 1], [{ k: 2 }, 'x']], truncated: 7 }, // prettier-ignore
    ['Map(9)', '"a" ⇒ 1', '1: { key: { k: 2 }, value: "x" }', '7 more entries not recorded'],
  ],
  set: [{ values: [1, 'b'] }, ['Set(2)', '0: 1', '1: "b"']],
  bytes: [
    { name: 'Uint16Array', length: 4, base64: 'AQACAA==', truncated: 4 },
    [
      'Uint16Array(4)',
      '0: 1',
      '1: 2',
      'bytes: ArrayBuffer(4) [01 00 02 00 …]',
      '4 more bytes not recorded',
    ],
  ],
  error: [
    { name: 'TypeError', message: 'x is not a function', stack: 'TypeError: x', props: { code: 4 } },
    ['TypeError: x is not a function', 'TypeError: x', 'code: 4'],
  ],
  symbol: [{ description: 'tag' }, ['Symbol(tag)']],
  function: [{ name: 'save' }, ['ƒ save']],
  node: [{ name: 'BUTTON', path: '#main > button' }, ['<button> #main > button']],
  instance: [{ name: 'Film', value: { id: 1 } }, ['Film', 'id: 1']],
  'null-prototype': [{ value: { id: 1 } }, ['[null prototype]', 'id: 1']],
  ref: [{ path: '/a/b' }, ['↑ same object as /a/b']],
  accessor: [{}, ['getter, not called']],
  hole: [{}, ['empty']],
  string: [{ value: 'abc', truncated: 1200 }, ['"abc" 1,200 more characters not recorded']],
  array: [{ values: [1], truncated: 41 }, ['Array(42)', '0: 1', '41 more elements not recorded']],
  object: [
    { value: { $type: 'date' }, truncated: 3 },
    ['Object', '$type: "date"', '3 more fields not recorded'],
  ],
  truncated: [{ of: 'Store', size: 12 }, ['Store, 12 fields not recorded']],
  unreadable: [{ reason: 'revoked proxy' }, ['unreadable: revoked proxy']],
};

describe('devtools-value', () => {
  for (const tag of TAGS) {
    it(`shows the tagged form "${tag}" as what it was`, async () => {
      const [fields, shown] = FORMS[tag];
      expect(lines(await show({ $type: tag, ...fields }))).to.deep.equal(shown);
    });

    it(`shows the tagged form "${tag}" without its fields, as a damaged file may hold it`, async () => {
      const shown = lines(
        await show({ $type: tag, value: 7, entries: 'x', values: null, name: [], base64: '%' }),
      );
      expect(shown[0]).to.be.a('string').that.is.not.empty;
    });
  }

  it('shows JSON as it is', async () => {
    const element = await show({
      text: 'a',
      number: 1.5,
      yes: true,
      none: null,
      'odd key': [],
      list: [1, [2]],
    });
    expect(lines(element)).to.deep.equal([
      'Object',
      'text: "a"',
      'number: 1.5',
      'yes: true',
      'none: null',
      '"odd key": []',
      'list: [1, [2]]',
    ]);
  });

  it('shows hostile strings and keys as text', async () => {
    const markup = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    const element = await show({ [markup]: markup, __proto__: null, direction: 'a\u202etxt.exe' });
    expect(element.renderRoot.querySelector('img, script')).to.equal(null);
    expect(lines(element)).to.include('direction: "a\\u202etxt.exe"');
    expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
  });

  it('looks into nothing that is closed', async () => {
    let reads = 0;
    const inner = new Proxy(
      { a: { b: 1 } },
      { ownKeys: (target) => (reads++, Reflect.ownKeys(target)) },
    );
    await show({ deep: { deep: { deep: { inner } } } });
    expect(reads).to.equal(0);
  });

  it('shows long lists in groups of a hundred', async () => {
    const element = await show(Array.from({ length: 250 }, (_, index) => index));
    expect(lines(element)).to.deep.equal(['Array(250)', '0 … 99', '100 … 199', '200 … 249']);
    row(element, '200 … 249').click();
    await element.updateComplete;
    expect(lines(element).slice(3, 5)).to.deep.equal(['200 … 249', '200: 200']);
    expect(lines(element).at(-1)).to.equal('249: 249');
  });

  it('shows 100,000 elements and 100,000 fields as ten groups', async () => {
    const list = await show(Array.from({ length: 100_000 }, (_, index) => index));
    expect(lines(list)).to.have.length(11);
    row(list, '90,000').click();
    await list.updateComplete;
    expect(lines(list)).to.have.length(111);
    const fields = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`f${index}`, index]),
    );
    const object = await show(fields);
    expect(lines(object).slice(0, 2)).to.deep.equal(['Object', 'f0 … f9999']);
  });

  it('shows long strings page by page, with their line breaks', async () => {
    const element = await show({ text: `first\n${'x'.repeat(15_000)}` });
    expect(lines(element)[1]).to.match(/^text: "first\\nx+…" 15,006 characters$/);
    element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')[1]!.click();
    await element.updateComplete;
    const block = element.renderRoot.querySelector('.block .text')!;
    expect(block.textContent).to.have.length(10_000);
    expect(block.textContent).to.match(/^first\nx/);
    element.renderRoot.querySelector<HTMLElement>('.more')!.click();
    await element.updateComplete;
    expect(block.textContent).to.have.length(15_006);
  });

  it('is walked, opened and closed by the keys of the tree pattern', async () => {
    const element = await show({ a: { b: { c: 1 } }, d: 2 });
    tree(element).focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    await element.updateComplete;
    expect(lines(element)).to.deep.equal(['Object', 'a: Object', 'b: { c: 1 }', 'd: 2']);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(lines(element)).to.include('c: 1');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await element.updateComplete;
    const active = element.renderRoot.querySelector(
      `#${tree(element).getAttribute('aria-activedescendant')!}`,
    );
    expect(active).to.equal(element.renderRoot.querySelectorAll('[role=treeitem]')[1]);
    await sendKeys({ press: 'End' });
    await element.updateComplete;
    expect(tree(element).getAttribute('aria-activedescendant')).to.equal('row-3');
  });

  it('keeps what is open while the value changes, and closes it for another subject', async () => {
    const element = await show({ a: { b: 1 } });
    element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')[1]!.click();
    element.value = { a: { b: 2 } };
    await element.updateComplete;
    expect(lines(element)).to.deep.equal(['Object', 'a: Object', 'b: 2']);
    element.subject = 'another';
    await element.updateComplete;
    expect(lines(element)).to.deep.equal(['Object', 'a: { b: 2 }']);
  });

  it('is accessible', async () => {
    const element = await show({ text: 'a', list: [1, 2], when: { $type: 'date', value: null } });
    await expect(element).to.be.accessible();
  });
});
