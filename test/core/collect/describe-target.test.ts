import { expect, fixture, html } from '@open-wc/testing';
import { describeTarget } from '../../../src/core/collect/describe-target.ts';

describe('describeTarget', () => {
  it('prefers an id, then a test id, a name and classes', async () => {
    const place = await fixture(html`
      <div>
        <button id="buy" class="primary">1</button>
        <button data-testid="add" name="add">2</button>
        <input name="email" class="field" />
        <span class="price big red">4</span>
        <em>5</em>
      </div>
    `);
    expect(Array.from(place.children, describeTarget)).to.deep.equal([
      'button#buy',
      'button[data-testid="add"]',
      'input[name="email"]',
      'span.price.big',
      'em',
    ]);
  });

  it('names the host of the shadow tree', async () => {
    const host = await fixture<HTMLElement>(html`<film-card></film-card>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p><button class="add"></button></p>';
    expect(describeTarget(root.querySelector('button'))).to.equal('film-card >> button.add');
  });

  it('is not misled by fields of a form that bear the names of properties', async () => {
    const form = await fixture(html`<form id="order"><input name="id" /><input name="name" /></form>`);
    expect(describeTarget(form)).to.equal('form#order');
  });

  it('names the window and the document', () => {
    expect(describeTarget(window)).to.equal('window');
    expect(describeTarget(document)).to.equal('document');
  });
});
