import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { registerTemplate } from '../../../src/core/data.ts';
import type { DevTools, ExportData } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const CARD = '4111 1111 1111 1111';

describe('sanitising in the export dialog', () => {
  let page: PanelPage;
  let recorder: DevTools;
  let folder: FileSystemDirectoryHandle;

  beforeEach(async () => {
    folder = await navigator.storage.getDirectory();
    const showSaveFilePicker = (): Promise<FileSystemFileHandle> =>
      folder.getFileHandle('sanitised.json', { create: true });
    Object.assign(window, { showSaveFilePicker });
    recorder = await startRecording();
    for (let i = 0; i < 60; i += 1) {
      recorder.recordEvent({
        name: 'order',
        payload: { user: { email: `user${i}@example.com` }, reference: `EMP-${1000 + i}` },
      });
    }
    recorder.recordEvent({ name: 'paid', payload: { text: `paid with ${CARD}` } });
    recorder.recordState({ id: 'user', name: 'contact', newValue: 'ada@example.com' });
    recorder.recordState({ id: 'user', name: 'contact', newValue: 'nobody' });
    recorder.recordComponent({ op: 'mount', id: 'form', props: { value: 'bob@example.com' } });
    await recorder.flush();
    page = new PanelPage();
    await page.open();
    await openDialog();
  });

  afterEach(async () => {
    page.remove();
    await folder.removeEntry('sanitised.json').catch(() => undefined);
    await stopRecording();
  });

  const find = (selector: string): HTMLElement => page.find('devtools-export-dialog', selector)!;
  const isOpen = (): boolean => page.find('devtools-export-dialog') !== null;
  const isDisabled = (selector: string): boolean => (find(selector) as HTMLButtonElement).disabled;
  const inPreview = (...steps: string[]): HTMLElement | null =>
    page.find('devtools-export-dialog', 'devtools-sanitize-preview', ...steps);
  const inList = (selector: string): HTMLElement | null => inPreview('devtools-match-list', selector);

  async function openDialog(): Promise<void> {
    const open = await page.wait(() => page.find('devtools-toolbar', '#options:enabled'), 'the button');
    open.click();
    await page.wait(() => find('dialog[open]'), 'the dialog');
  }

  async function openPreview(): Promise<void> {
    find('#preview').focus();
    find('#preview').click();
    await settled();
  }

  /** Until what was asked for last has been counted. */
  async function settled(): Promise<string> {
    await page.wait(() => inPreview('#count') && !inPreview('progress'), 'the count');
    return inPreview('.summary')!.innerText.trim();
  }

  async function type(selector: string, value: string, at = 0): Promise<void> {
    const dialog = page.find('devtools-export-dialog')!;
    const field = dialog.shadowRoot!.querySelectorAll<HTMLInputElement>(selector)[at]!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await updated();
  }

  async function updated(): Promise<void> {
    await page.frame.updateComplete;
    await (page.find('devtools-export-dialog') as LitElement).updateComplete;
  }

  async function saved(press: () => void): Promise<ExportData> {
    const written = oneEvent(page.panel, 'devtools-export');
    press();
    await written;
    const file = await (await folder.getFileHandle('sanitised.json')).getFile();
    return JSON.parse(await file.text()) as ExportData;
  }

  function toFile(): void {
    (find('#compression') as HTMLSelectElement).value = 'none';
    find('#compression').dispatchEvent(new Event('change'));
    find('[name=target]:not(:checked)').click();
  }

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
    await updated();
  }

  const lines = (): string[] =>
    [...inPreview('devtools-match-list')!.shadowRoot!.querySelectorAll<HTMLElement>('.body .row')].map(
      (row) => row.innerText.replace(/\s+/g, ' ').trim(),
    );

  it('removes secrets, personal data and cards unless someone chose otherwise, and says how many', async () => {
    const chosen = (): string[] =>
      [...find('.sanitize').querySelectorAll<HTMLInputElement>(':checked')].map(({ name }) => name);
    expect(chosen()).to.deep.equal(['template-secrets', 'template-pii', 'template-pci']);
    toFile();
    const { events } = await saved(() => find('#export').click());
    expect(JSON.stringify(events)).not.to.match(/@example|4111/);
    await page.wait(() => find('.done'), 'the result');
    expect(find('.state').innerText).to.include('63 values removed');
    for (const name of chosen()) {
      find(`[name=${name}]`).click();
      await updated();
    }
    expect(find('#sanitize-note').innerText).to.equal('Nothing is removed from the file');
    expect(isDisabled('#preview')).to.equal(true);
    expect(JSON.stringify(await saved(() => find('#export').click()))).to.include(CARD);
    await page.wait(() => find('.done'), 'the result');
    expect(find('.state').innerText).to.include('Nothing was removed: not sanitised');
    expect(page.find('devtools-transfers', '.card')!.innerText).to.include('not sanitised');
  });

  it('takes own patterns, says what is wrong with one, and remembers them', async () => {
    find('#add-pattern').click();
    await updated();
    expect(page.focused).to.equal(find('.own .pattern'));
    const problem = (): string => find('.own .problem').innerText;
    await type('.own .pattern', 'EMP-(\\d+');
    expect(problem()).to.equal('The pattern cannot be read at position 4: Unterminated group.');
    expect(find('.own .pattern').getAttribute('aria-invalid')).to.equal('true');
    expect(isDisabled('#export')).to.equal(true);
    await page.expectAccessible();
    await type('.own .pattern', 'EMP-(\\d)\\d+');
    await type('.own .replacement', 'EMP-$1');
    await type('.own .name', 'staff');
    await type('.own .priority', 'high');
    expect(problem()).to.equal('The priority is no number.');
    await type('.own .priority', '99');
    expect(problem()).to.equal('');
    await type('.own .replacement', 'EMP-$2');
    expect(problem()).to.equal('The replacement has $2: the pattern has 1 group.');
    expect(find('.own .replacement').getAttribute('aria-invalid')).to.equal('true');
    await type('.own .replacement', 'EMP-$1');
    const colors = ['.pattern', '.name'].map((field) => getComputedStyle(find(`.own ${field}`)).color);
    expect(colors[1], 'what was typed is no placeholder').to.equal(colors[0]);
    toFile();
    const { events } = await saved(() => find('#export').click());
    expect((events[0]!.payload as { reference: string }).reference).to.equal('EMP-1');
    page.remove();
    page = new PanelPage();
    await page.open();
    await openDialog();
    const fields = [...find('.own').querySelectorAll('input')].map(({ value }) => value);
    expect(fields).to.deep.equal(['EMP-(\\d)\\d+', 'EMP-$1', 'staff', '99']);
    find('.own [aria-label="Remove pattern 1"]').click();
    await updated();
    expect(page.find('devtools-export-dialog', '.own')).to.equal(null);
    expect(page.focused).to.equal(find('#add-pattern'));
  });

  it('offers registered templates, and does not go on without one that was chosen', async () => {
    const remember = (sanitize: unknown): void =>
      localStorage.setItem('devtools-panel', JSON.stringify({ exportSettings: { sanitize } }));
    const reopen = async (): Promise<string[]> => {
      page.remove();
      page = new PanelPage();
      await page.open();
      await openDialog();
      return [...find('.sanitize').querySelectorAll('label')].map(({ innerText }) => innerText.trim());
    };
    registerTemplate('staff', [{ name: 'staff', pattern: /EMP-\d+/ }]);
    remember({ templates: ['staff', 'other'], patterns: 'none' });
    expect(await reopen()).to.deep.equal([
      ...['Secrets', 'PII', 'PCI', 'HIPAA', 'GDPR', 'staff', 'other (not registered here)'],
    ]);
    page.find('devtools-toolbar', '#download')!.click();
    const card = await page.wait(() => page.find('devtools-transfers', '[data-state=failed]'), 'it');
    expect(card.innerText).to.include('There is no template "other"');
    find('[name=template-other]').click();
    await updated();
    await openPreview();
    expect(await settled()).to.equal('60 values will be removed.');
  });

  it('shows what is removed before and after, by pattern, and draws what is visible', async () => {
    await openPreview();
    expect(await settled()).to.equal('63 values will be removed.');
    expect(lines().slice(0, 3)).to.deep.equal([
      '▾ card number 1',
      '#61 events.payload.text 4111 1111 1111 1111 [REDACTED]',
      '▾ email 62',
    ]);
    expect(lines()[3]).to.equal('#64 components.props.value bob@example.com [REDACTED]');
    expect(lines().length).to.be.below(60);
    expect(page.focused).to.equal(inList('.scroller'));
    await page.expectAccessible();
    await press('End');
    await page.wait(() => lines().at(-1)?.includes('user59@'), 'the last line');
    await press('Home', 'ArrowLeft');
    expect(lines()[1]).to.equal('▾ email 62');
    await press('Enter');
    expect(lines()[1]).to.include(CARD);
  });

  it('keeps what stands at a path, and takes it back', async () => {
    await openPreview();
    await press('End', 'Delete');
    expect(await settled()).to.equal('3 values will be removed.');
    await page.wait(() => lines().at(-1)?.endsWith('kept [REDACTED]'), 'the kept line');
    expect(inPreview('.details')!.innerText.replace(/\s+/g, ' ')).to.include(
      'Kept: what “email” finds at events.payload.user.email, in every record (60 values listed).',
    );
    await page.expectAccessible();
    inPreview('#keep')!.click();
    await updated();
    expect(await settled()).to.equal('63 values will be removed.');
    await press('End', 'Delete');
    await settled();
    await press('Escape');
    await page.wait(() => inPreview() === null, 'its end');
    expect(page.focused).to.equal(find('#preview'));
    expect(find('#sanitize-note').innerText).to.equal('1 exception for this export');
    toFile();
    await openPreview();
    expect(await settled()).to.equal('3 values will be removed.');
    const { events, components } = await saved(() => inPreview('#confirm')!.click());
    expect(events[3]!.payload).to.deep.include({ user: { email: 'user3@example.com' } });
    expect(components[0]!.props).to.deep.equal({ value: '[REDACTED]' });
    expect(JSON.stringify(localStorage)).not.to.include('user.email');
  });

  it('marks what was kept when it is opened again, also after a look at a record', async () => {
    const marked = (): string[] => lines().filter((line) => line.includes('kept'));
    await openPreview();
    await press('Home', 'Delete');
    await settled();
    await press('End');
    await page.wait(() => inPreview('#show'), 'the button');
    await press('Delete');
    await settled();
    inPreview('#show')!.click();
    await page.wait(() => !isOpen(), 'the end of the dialogs');
    await openDialog();
    expect(find('#sanitize-note').innerText).to.equal('2 exceptions for this export');
    await openPreview();
    expect(await settled()).to.equal('2 values will be removed.');
    expect(marked().slice(0, 4)).to.deep.equal([
      '▾ card number all kept',
      `#61 events.payload.text ${CARD} kept [REDACTED]`,
      '▾ email 2, others kept',
      '#1 events.payload.user.email user0@example.com kept [REDACTED]',
    ]);
    inList('[aria-label="Remove what “card number” finds"]')!.click();
    await updated();
    expect(await settled()).to.equal('3 values will be removed.');
    await press('End', 'Delete');
    expect(await settled()).to.equal('63 values will be removed.');
    expect(marked()).to.deep.equal([]);
    await press('End', 'Delete');
    await settled();
    await press('Escape');
    await page.wait(() => inPreview() === null, 'its end');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !isOpen(), 'its end');
    // Who closes the dialog is done with that file.
    await openDialog();
    expect(find('#sanitize-note').innerText).to.equal('');
  });

  it('says so where nothing is removed, and forgets what a template kept that is not chosen', async () => {
    await openPreview();
    await press('Home', 'Delete', 'End');
    await settled();
    await press('Escape');
    await page.wait(() => inPreview() === null, 'its end');
    for (const name of ['pii', 'pci']) {
      find(`[name=template-${name}]`).click();
      await updated();
    }
    await openPreview();
    expect(await settled()).to.equal('No values will be removed.');
    expect(lines()).to.deep.equal([]);
    expect(inPreview('.details')!.innerText).to.equal('');
  });

  it('keeps all that a pattern finds', async () => {
    await openPreview();
    inList('[aria-label="Remove what “card number” finds"]')!.click();
    await updated();
    expect(await settled()).to.equal('62 values will be removed.');
    expect(lines().slice(0, 2)).to.deep.equal([
      '▾ card number all kept',
      '#61 events.payload.text 4111 1111 1111 1111 kept [REDACTED]',
    ]);
    toFile();
    const { events } = await saved(() => inPreview('#confirm')!.click());
    expect(events.at(-1)!.payload).to.deep.equal({ text: `paid with ${CARD}` });
    // The next file is another one.
    await page.wait(() => find('#export').matches(':enabled'), 'the end of the export');
    const next = await saved(() => find('#export').click());
    expect(JSON.stringify(next)).not.to.include(CARD);
  });

  it('shows values nowhere but in its texts, and leaves none behind', async () => {
    await openPreview();
    await press('End');
    const roots = [inPreview()!, inPreview('devtools-match-list')!].map((one) => one.shadowRoot!);
    for (const element of roots.flatMap((root) => [...root.querySelectorAll('*')])) {
      for (const { value } of element.attributes) expect(value).not.to.match(/@example|4111/);
    }
    await press('Escape');
    await page.wait(() => inPreview() === null, 'its end');
    expect(find('dialog').getRootNode())
      .to.have.property('textContent')
      .that.does.not.match(/@example/);
    expect(JSON.stringify(localStorage)).not.to.match(/@example|4111/);
  });

  it('goes to the record that holds a value', async () => {
    const cases: [line: RegExp, view: string, expected: string][] = [
      [/user7@/, 'devtools-events-view', 'user7@example.com'],
      [/ada@/, 'devtools-state-view', 'ada@example.com'],
      [/bob@/, 'devtools-components-view', 'bob@example.com'],
    ];
    for (const [line, view, expected] of cases) {
      if (!isOpen()) await openDialog();
      await openPreview();
      const rows = [...inPreview('devtools-match-list')!.shadowRoot!.querySelectorAll('.body .row')];
      rows
        .find(({ textContent }) => line.test(textContent))!
        .dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await updated();
      (await page.wait(() => inPreview('#show'), 'the button')).click();
      await page.wait(() => !isOpen(), 'the end of the dialogs');
      const text = (): string => deepText(page.find(view, '.details'));
      await page.wait(() => text().includes(expected), `the record in ${view}`);
    }
  });

  it('can be cancelled, and begun again', async () => {
    find('#preview').click();
    (await page.wait(() => inPreview('#cancel'), 'the button')).click();
    const again = await page.wait(() => inPreview('#again'), 'the end');
    expect(inPreview('[role=alert]')!.innerText).to.equal('Cancelled: not all was looked through.');
    expect((inPreview('#confirm') as HTMLButtonElement).disabled).to.equal(true);
    again.click();
    expect(await settled()).to.equal('63 values will be removed.');
  });
});

/** All texts of an element, those in shadow trees below it too. */
function deepText(element: Element | null): string {
  if (element === null) return '';
  const below = [...element.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot);
  const inside = below.flatMap((root) => [...(root?.children ?? [])].map(deepText));
  return [element.textContent, ...inside].join(' ');
}
