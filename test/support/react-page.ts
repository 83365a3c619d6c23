import { expect } from '@open-wc/testing';
import type * as ReactModule from 'react';
import type { ReactNode } from 'react';
import type * as DomModule from 'react-dom';
import type * as ClientModule from 'react-dom/client';
import { reactCollector } from '../../src/collectors/react.ts';
import type { ComponentInput } from '../../src/core/record/types.ts';
import { RecordingContext } from './recording-context.ts';

export const isHookInPage = (): boolean => Object.hasOwn(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__');

/** React 19, loaded into the page after a collector was started once, and what the collector records of a test. */
export class ReactPage {
  readonly collector = reactCollector();
  React!: typeof ReactModule;
  dom!: typeof DomModule;
  client!: typeof ClientModule;
  context = new RecordingContext();
  place!: HTMLElement;
  roots: ClientModule.Root[] = [];
  stop = (): void => undefined;

  /** Registers the hooks of the suite that calls it. */
  static use(): ReactPage {
    const page = new ReactPage();
    before(() => page.#load());
    beforeEach(() => {
      page.place = document.body.appendChild(document.createElement('main'));
      page.start();
    });
    afterEach(() => {
      for (const root of page.roots.splice(0)) root.unmount();
      page.stop();
      page.place.remove();
    });
    return page;
  }

  async #load(): Promise<void> {
    expect(isHookInPage()).to.equal(false);
    this.start();
    this.React = await import('react');
    this.dom = await import('react-dom');
    this.client = await import('react-dom/client');
    this.stop();
  }

  start(): void {
    this.context = new RecordingContext();
    this.stop = this.collector.start(this.context);
  }

  act(work: () => void): void {
    this.dom.flushSync(work);
  }

  render(node: ReactNode, container: HTMLElement = this.place): ClientModule.Root {
    const root = this.client.createRoot(container);
    this.roots.push(root);
    this.act(() => root.render(node));
    return root;
  }

  recorded(op: ComponentInput['op']): ComponentInput[] {
    return this.context.components.filter((record) => record.op === op);
  }

  /** Of the first component of a name. */
  idOf(name: string): string {
    return this.recorded('mount').find((record) => record.name === name)!.id;
  }

  namesOf(op: ComponentInput['op']): string[] {
    return this.recorded(op).map(({ id, name }) => name ?? id.replace(/-\d+$/, ''));
  }

  updatesOf(name: string): ComponentInput[] {
    return this.recorded('update').filter(({ id }) => id === this.idOf(name));
  }

  /** Why the component was rendered, each time. */
  reasonsOf(name: string): string[][] {
    return this.updatesOf(name).map(({ meta }) => (meta as { changed: string[] }).changed);
  }
}
