import { expect, fixture, html } from '@open-wc/testing';
import { parentOf } from '../../../src/core/collect/parent-of.ts';
import { isOwnNode } from '../../../src/core/own-node.ts';

describe('parentOf', () => {
  it('leads from a shadow tree to its host, and ends at the document', async () => {
    const host = await fixture<HTMLElement>(html`<film-card></film-card>`);
    const root = host.attachShadow({ mode: 'closed' });
    expect(parentOf(root)).to.equal(host);
    expect(parentOf(document)).to.equal(null);
  });

  it('asks the platform where fields hide the properties of their form', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="parentNode" /><input name="host" /><input name="localName" /></form>`,
    );
    const [field] = form.elements;
    expect(form.parentNode).to.equal(field);
    expect(parentOf(field!)).to.equal(form);
    expect(parentOf(form)).to.equal(form.parentElement);
  });
});

describe('isOwnNode', () => {
  it('tells the panel from the rest of the page, through forms with any fields', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="parentNode" /><input name="host" /><input name="localName" /></form>`,
    );
    expect(isOwnNode(form.querySelector('input'))).to.be.false;
    const panel = document.createElement('devtools-any');
    const button = document.createElement('button');
    panel.attachShadow({ mode: 'open' }).append(button);
    expect(isOwnNode(button)).to.be.true;
    expect(isOwnNode('panel')).to.be.false;
  });

  it('follows an element that is moved', async () => {
    const [first, second] = [document.createElement('b'), document.createElement('b')];
    const list = document.createElement('div');
    list.append(first, second);
    expect([first, second].map(isOwnNode)).to.deep.equal([false, false]);
    await Promise.resolve();
    document.createElement('devtools-any').append(list);
    expect([first, second].map(isOwnNode)).to.deep.equal([true, true]);
  });
});
