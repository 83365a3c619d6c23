import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * An app that has the package installed as npm would: what `npm run build` made, beside the app's files. It lies
 * below the project, so that what the package needs is found there.
 * @param files - text by path
 */
export async function createApp(files) {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  const path = await mkdtemp(join(cache, 'app-'));
  const installed = join(path, 'node_modules/devtools-panel');
  await mkdir(installed, { recursive: true });
  await cp(join(root, 'package.json'), join(installed, 'package.json'));
  await cp(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { path, root, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** An app of one Lit component, which says whether anything recorded before its first module ran. */
export const litApp = {
  'package.json': JSON.stringify({ name: 'app', type: 'module', dependencies: { lit: '*' } }),
  'index.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>App</title>' +
    '<link rel="icon" href="data:," /></head><body><hello-world></hello-world>' +
    '<script type="module" src="/main.js"></script></body></html>',
  'main.js': `import { LitElement, html } from 'lit';
globalThis.hadPanel = customElements.get('devtools-panel') !== undefined;
class HelloWorld extends LitElement {
  static properties = { who: {} };
  constructor() { super(); this.who = 'world'; }
  render() { return html\`<button @click=\${() => { this.who = 'you'; }}>Hello, \${this.who}</button>\`; }
}
customElements.define('hello-world', HelloWorld);
`,
};

/** An app of one React component with a Zustand store behind it. */
export const reactApp = {
  'package.json': JSON.stringify({
    name: 'app',
    type: 'module',
    dependencies: { react: '*', 'react-dom': '*', zustand: '*' },
  }),
  'index.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>App</title>' +
    '<link rel="icon" href="data:," /></head><body><main></main>' +
    '<script type="module" src="/main.js"></script></body></html>',
  'main.js': `import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { devtools } from 'zustand/middleware';
createStore(devtools(() => ({ who: 'world' }), { name: 'greeting' }));
function HelloWorld() {
  const [who, setWho] = useState('world');
  return createElement('button', { onClick: () => setWho('you') }, 'Hello, ', who);
}
createRoot(document.querySelector('main')).render(createElement(HelloWorld));
`,
};
