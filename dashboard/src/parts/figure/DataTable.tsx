import { type Column, cell, type Row } from './columns';
import styles from './DataTable.module.css';

interface DataTableProps {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** The figures themselves; numbers stand under one another. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    // It can be scrolled, so the keyboard must reach it.
    <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" data-number={isNumber(rows, key)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map((column) => (
                <td key={column.key} data-number={isNumber(rows, column.key)}>
                  {cell(column, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isNumber = (rows: readonly Row[], key: string): boolean =>
  rows.some((row) => typeof row[key] === 'number');
