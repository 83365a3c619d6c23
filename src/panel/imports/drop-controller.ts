import type { LitElement, ReactiveController } from 'lit';
import { takeDropped } from './take-dropped.ts';
import type { DroppedItem } from './take-dropped.ts';

/** Takes files that are dropped anywhere on its host. */
export class DropController implements ReactiveController {
  /** Whether files are held over the host now. */
  isOver = false;

  readonly #host: LitElement;
  readonly #take: (items: DroppedItem[]) => void;

  constructor(host: LitElement, take: (items: DroppedItem[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
    host.addEventListener('dragenter', this.#onOver);
    host.addEventListener('dragover', this.#onOver);
    host.addEventListener('dragleave', this.#onLeave);
    host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.isOver = false;
  }

  #onOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#setOver(true);
  };

  /** Leaving one part of the panel for another is no leaving. */
  #onLeave = (event: DragEvent): void => {
    const { left, right, top, bottom } = this.#host.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x <= left || x >= right || y <= top || y >= bottom) this.#setOver(false);
  };

  #onDrop = (event: DragEvent): void => {
    const items = takeDropped(event.dataTransfer);
    this.#setOver(false);
    if (items.length === 0) return;
    event.preventDefault();
    this.#take(items);
  };

  #setOver(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }
}
