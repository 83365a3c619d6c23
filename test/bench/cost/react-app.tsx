import { memo, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { makeRows, removeRow, swapRows, updateRows, type Row } from './row-data.ts';
import type { RowsApp } from './rows-app.ts';

interface RowLineProps {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly onSelect: (id: number) => void;
  readonly onRemove: (id: number) => void;
}

const RowLine = memo(function RowLine({ row, isSelected, onSelect, onRemove }: RowLineProps) {
  return (
    <div className={isSelected ? 'row selected' : 'row'}>
      <span>{row.id}</span>
      <a className="select" onClick={() => onSelect(row.id)}>
        {row.label}
      </a>
      <button className="remove" onClick={() => onRemove(row.id)}>
        ×
      </button>
    </div>
  );
});

function RowList() {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [selected, setSelected] = useState(0);
  const remove = useCallback((id: number) => setRows((shown) => removeRow(shown, id)), []);
  return (
    <>
      <button className="create" onClick={() => setRows(makeRows())}>
        Create
      </button>
      <button className="update" onClick={() => setRows(updateRows)}>
        Update
      </button>
      <button className="swap" onClick={() => setRows(swapRows)}>
        Swap
      </button>
      <button className="clear" onClick={() => setRows([])}>
        Clear
      </button>
      {rows.map((row) => (
        <RowLine
          key={row.id}
          row={row}
          isSelected={row.id === selected}
          onSelect={setSelected}
          onRemove={remove}
        />
      ))}
    </>
  );
}

/** The rows in React: a memoised component a row, below one that holds them in a state. */
export function showRows(container: Element): RowsApp {
  const root = createRoot(container);
  flushSync(() => root.render(<RowList />));
  return { root: container, rowAt: (index) => container.querySelectorAll('.row')[index]! };
}
