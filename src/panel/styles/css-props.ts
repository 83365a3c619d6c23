import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import type { ElementPart } from 'lit';

class CssProps extends Directive {
  render(_props: Readonly<Record<string, string>>): symbol {
    return noChange;
  }

  override update(part: ElementPart, [props]: [Readonly<Record<string, string>>]): symbol {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(props)) style.setProperty(name, value);
    return noChange;
  }
}

/**
 * Sets CSS properties of an element by script: `<div ${cssProps({ '--share': '40%' })}>`. Lit's `styleMap`
 * writes a `style` attribute on its first render, which a strict CSP refuses.
 */
export const cssProps = directive(CssProps);
