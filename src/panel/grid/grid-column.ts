/** A column of a `devtools-grid`. */
export interface GridColumn {
  id: string;
  label: string;
  /** Track of a CSS grid: `92px`, `minmax(80px, 1fr)`. */
  track: string;
  align?: 'end';
  /** Shows a button in the header that dispatches `column-sort`. */
  isSortable?: boolean;
  /** Width of the list, px, below which the column is left out. */
  hideBelow?: number;
  /** Id of the column whose cells show these texts too, dim after their own, while this one is left out. */
  foldInto?: string;
}

export interface GridSort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** The columns for which a list of this width has room. */
export function columnsFor(columns: readonly GridColumn[], width: number): readonly GridColumn[] {
  return columns.filter((column) => width === 0 || width >= (column.hideBelow ?? 0));
}
