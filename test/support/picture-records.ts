import type { DevTools } from '../../src/core/index.ts';
import type { CollectorContext } from '../../src/core/record/types.ts';

/** What a collector of the picture is given: a test hands over what rrweb would. */
export function pictureContext(tools: DevTools): CollectorContext {
  let given: CollectorContext | undefined;
  tools.use({
    name: 'picture-of-a-test',
    start(context) {
      given = context;
      return () => undefined;
    },
  });
  return given!;
}

/** A whole page with one paragraph, whose text has the id 5. */
function wholePage(text: string): { node: unknown; initialOffset: unknown } {
  const paragraph = {
    ...{ type: 2, tagName: 'p', attributes: {}, id: 4 },
    childNodes: [{ type: 3, textContent: text, id: 5 }],
  };
  const body = { type: 2, tagName: 'body', attributes: {}, childNodes: [paragraph], id: 3 };
  const html = { type: 2, tagName: 'html', attributes: {}, childNodes: [body], id: 2 };
  return {
    node: { type: 0, childNodes: [html], id: 1 },
    initialOffset: { left: 0, top: 0 },
  };
}

/** Begins a picture. @param view - what is told of the window beside its size */
export function recordWhole(
  context: CollectorContext,
  text: string,
  view: { scheme?: 'dark' | 'light'; clientWidth?: number } = {},
): void {
  const data = { href: 'http://shop/', width: 800, height: 600, ...view };
  context.recordDom({ name: 'meta', data });
  context.recordDom({ name: 'full-snapshot', data: wholePage(text) });
}

/** A change of the paragraph's text. */
export function recordText(context: CollectorContext, value: string): void {
  const none = { adds: [], removes: [], attributes: [] };
  context.recordDom({ name: 'mutation', data: { source: 0, ...none, texts: [{ id: 5, value }] } });
}
