import { createApp } from 'vue';
import RowList from './row-list.vue';
import type { RowsApp } from './rows-app.ts';

/** The rows in Vue: a component a row, below one that holds them in a ref. */
export function showRows(container: Element): RowsApp {
  createApp(RowList).mount(container);
  return { root: container, rowAt: (index) => container.querySelectorAll('.row')[index]! };
}
