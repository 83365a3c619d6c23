import { expect } from '@open-wc/testing';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { defineElement } from '../../src/panel/define-element.ts';
import { DevtoolsElement } from '../../src/panel/devtools-element.ts';

class DevtoolsInner extends DevtoolsElement {
  static override readonly styles = [
    css`
      :host {
        color: rgb(1, 2, 3);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
defineElement('devtools-inner', DevtoolsInner);

class DevtoolsOuter extends DevtoolsElement {
  static override readonly styles = [
    css`
      :host {
        display: block;
      }
    `,
    css`
      :host {
        width: 123px;
      }
    `,
  ];
  static override readonly properties = { isFull: { state: true } };
  declare isFull: boolean;

  protected override render(): TemplateResult {
    return html`<devtools-inner></devtools-inner
      >${this.isFull ? html`<devtools-inner></devtools-inner>` : ''}`;
  }
}
defineElement('devtools-outer', DevtoolsOuter);

describe('DevtoolsElement', () => {
  let frame: HTMLIFrameElement;
  let element: DevtoolsOuter;

  beforeEach(async () => {
    frame = document.createElement('iframe');
    element = new DevtoolsOuter();
    document.body.append(frame, element);
    await element.updateComplete;
  });

  afterEach(() => {
    frame.remove();
    element.remove();
  });

  /** Width of the element and colours of what it holds. */
  function looks(): string[] {
    const inner = [...element.shadowRoot!.querySelectorAll('devtools-inner')];
    return [
      getComputedStyle(element).width,
      ...inner.map((one) => one.ownerDocument.defaultView!.getComputedStyle(one).color),
    ];
  }

  it('keeps its styles, and those of what it holds, in another window and back', async () => {
    const expected = ['123px', 'rgb(1, 2, 3)'];
    expect(looks()).to.deep.equal(expected);
    frame.contentDocument!.body.append(element);
    await element.updateComplete;
    expect(looks()).to.deep.equal(expected);
    document.body.append(element);
    await element.updateComplete;
    expect(looks()).to.deep.equal(expected);
  });

  it('gives styles to what is made in another window', async () => {
    frame.contentDocument!.body.append(element);
    element.isFull = true;
    await element.updateComplete;
    expect(looks()).to.deep.equal(['123px', 'rgb(1, 2, 3)', 'rgb(1, 2, 3)']);
  });

  it('has one sheet a document for all elements of a class', () => {
    const other = document.createElement('devtools-outer');
    document.body.append(other);
    expect(other.shadowRoot!.adoptedStyleSheets).to.deep.equal(element.shadowRoot!.adoptedStyleSheets);
    other.remove();
  });
});
