import { expect } from '@open-wc/testing';
import { cleanPicture } from '../../../src/core/collect/clean-picture.ts';
import { MAX_PICTURE_DEPTH } from '../../../src/core/model/limits.ts';
import { REDACTED } from '../../../src/core/model/redacted.ts';
import { thrownBy } from '../../support/rejection.ts';

interface Node {
  attributes: Record<string, unknown>;
  childNodes: Node[];
}

const element = (attributes: Record<string, unknown> = {}, childNodes: Node[] = []): Node => ({
  attributes,
  childNodes,
});

function nested(depth: number): Node {
  let node = element();
  for (let i = 1; i < depth; i += 1) node = element({}, [node]);
  return node;
}

describe('cleanPicture', () => {
  it('takes secrets out of addresses in styles, and whole lists of addresses', () => {
    const step = {
      node: element({ srcset: '/a.png?token=stolen 2x', style: 'background: url("/b?token=stolen")' }, [
        {
          ...element(),
          tagName: 'style',
          childNodes: [{ textContent: 'p { mask: url(/c?token=stolen) }' }],
        } as never,
      ]),
      adds: [{ rule: 'p { background: url(/d?token=stolen) }' }],
      styles: [{ rules: [{ rule: "@font-face { src: url('/e?token=stolen') }" }] }],
      set: { value: 'url(/f?token=stolen)' },
    };
    cleanPicture(step, true);
    expect(JSON.stringify(step)).not.to.include('stolen');
    expect(step.node.attributes.style).to.match(/^background: url\("\/b/);
    const kept = { set: { value: 'url("data:image/png;base64,AA==")' } };
    cleanPicture(kept, true);
    expect(kept.set.value).to.equal('url("data:image/png;base64,AA==")');
  });

  it('takes out what its name calls a secret, wherever a step has attributes', () => {
    const secrets = [
      element({ name: 'csrf-token', content: 'stolen' }),
      element({ type: 'hidden', value: 'stolen' }),
      element({ 'data-password': 'stolen', 'data-length': '6' }),
      element({ href: '/films?token=stolen&page=2' }),
    ];
    const steps = [
      { href: 'http://a/?access_token=stolen' },
      { node: element({}, secrets) },
      {
        adds: [{ node: element({ type: 'hidden', value: 'stolen' }) }],
        attributes: [{ attributes: { 'data-api-key': 'stolen' } }],
      },
    ];
    for (const step of steps) cleanPicture(step, true);
    const text = JSON.stringify(steps);
    expect(text).not.to.include('stolen');
    expect(text.split(REDACTED)).to.have.length(8);
    expect(text).to.include('page=2').and.include('"data-length":"6"');
  });

  it('keeps images, and all where nothing is to be sanitised', () => {
    const image = `data:image/png;base64,${'A'.repeat(500)}`;
    const step = { node: element({ src: image }, [element({ type: 'hidden', value: 'kept' })]) };
    cleanPicture(step, false);
    expect(step.node.childNodes[0]!.attributes.value).to.equal('kept');
    cleanPicture(step, true);
    expect(step.node.attributes.src).to.equal(image);
  });

  it('refuses a page that no import would take', () => {
    cleanPicture({ node: nested(MAX_PICTURE_DEPTH) }, true);
    const error = thrownBy(() => cleanPicture({ node: nested(MAX_PICTURE_DEPTH + 1) }, true));
    expect(error.code).to.equal('too-deep');
  });
});
