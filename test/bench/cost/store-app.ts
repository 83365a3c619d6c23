import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { legacy_createStore as createStore, type StoreEnhancer } from '@reduxjs/toolkit';
import { makeRows, removeRow, swapRows, updateRows, type Row } from './row-data.ts';
import type { RowsApp } from './rows-app.ts';

interface RowsState {
  readonly rows: readonly Row[];
  readonly selected: number;
}

type RowsAction =
  | { type: 'rows/created'; payload: readonly Row[] }
  | { type: 'rows/updated' }
  | { type: 'rows/swapped' }
  | { type: 'rows/cleared' }
  | { type: 'rows/selected'; payload: number }
  | { type: 'rows/removed'; payload: number };

const initial: RowsState = { rows: [], selected: 0 };

function reduce(state = initial, action: RowsAction): RowsState {
  switch (action.type) {
    case 'rows/created':
      return { ...state, rows: action.payload };
    case 'rows/updated':
      return { ...state, rows: updateRows(state.rows) };
    case 'rows/swapped':
      return { ...state, rows: swapRows(state.rows) };
    case 'rows/cleared':
      return { ...state, rows: [] };
    case 'rows/selected':
      return { ...state, selected: action.payload };
    case 'rows/removed':
      return { ...state, rows: removeRow(state.rows, action.payload) };
    default:
      return state;
  }
}

/**
 * The rows in a Redux store, shown by one template without components, so that what a recorder of the store costs is
 * all that differs.
 */
export function showRows(container: HTMLElement, enhancer?: StoreEnhancer): RowsApp {
  const store = createStore(reduce, enhancer);
  const { dispatch } = store;
  const show = (): void => {
    const { rows, selected } = store.getState();
    const line = ({ id, label }: Row) => html`
      <div class=${id === selected ? 'row selected' : 'row'}>
        <span>${id}</span>
        <a class="select" @click=${() => dispatch({ type: 'rows/selected', payload: id })}>${label}</a>
        <button class="remove" @click=${() => dispatch({ type: 'rows/removed', payload: id })}>×</button>
      </div>
    `;
    render(
      html`
        <button class="create" @click=${() => dispatch({ type: 'rows/created', payload: makeRows() })}>
          Create
        </button>
        <button class="update" @click=${() => dispatch({ type: 'rows/updated' })}>Update</button>
        <button class="swap" @click=${() => dispatch({ type: 'rows/swapped' })}>Swap</button>
        <button class="clear" @click=${() => dispatch({ type: 'rows/cleared' })}>Clear</button>
        ${repeat(rows, ({ id }) => id, line)}
      `,
      container,
    );
  };
  store.subscribe(show);
  show();
  return { root: container, rowAt: (index) => container.querySelectorAll('.row')[index]! };
}
