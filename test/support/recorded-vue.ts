import { createApp, nextTick } from 'vue';
import type { App, Component } from 'vue';
import { vueCollector } from '../../src/collectors/vue.ts';
import type { ComponentInput, StateInput } from '../../src/core/record/types.ts';
import { RecordingContext } from './recording-context.ts';

/** Vue apps in the document and what is recorded of them. */
export class RecordedVue {
  readonly collector = vueCollector();
  readonly place = document.createElement('div');
  readonly apps: App[] = [];
  context = new RecordingContext();
  stop: () => void = () => undefined;

  constructor() {
    document.body.append(this.place);
    this.record();
  }

  record(): void {
    this.context = new RecordingContext();
    this.stop = this.collector.start(this.context);
  }

  show(component: Component, props?: Record<string, unknown>): App {
    return this.mount(createApp(component, props));
  }

  mount(app: App): App {
    const container = document.createElement('div');
    this.place.append(container);
    this.apps.push(app);
    app.mount(container);
    return app;
  }

  /** Vue has rendered what changed, and what was noted meanwhile is recorded. */
  async settle(): Promise<void> {
    await nextTick();
    await new Promise((resolve) => setTimeout(resolve));
  }

  end(): void {
    for (const app of this.apps) app.unmount();
    this.stop();
    this.place.remove();
  }

  records(op: ComponentInput['op']): ComponentInput[] {
    return this.context.components.filter((each) => each.op === op);
  }

  mountOf(name: string): ComponentInput | undefined {
    return this.records('mount').find((each) => each.name === name);
  }

  stateOf(name: string): StateInput[] {
    return this.context.state.filter((each) => each.name === name);
  }

  valuesOf(name: string): unknown[] {
    return this.stateOf(name).map(({ newValue }) => newValue);
  }
}
