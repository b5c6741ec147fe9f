/** One row of figures: what was measured, by the name of its column. */
export type Row = Readonly<Record<string, string | number | null>>;

export interface Column {
  key: string;
  /** With its unit, as it stands over the table and beside the axis. */
  name: string;
  /** How a value is shown; the CSV carries it as it is. */
  format?: (value: never) => string;
}

export function cell({ key, format }: Column, row: Row): string {
  const value = row[key];
  if (value === null || value === undefined) return '–';
  return format ? format(value as never) : `${value}`;
}
