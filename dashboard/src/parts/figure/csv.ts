import type { Column, Row } from './columns';

/** A file that spreadsheets open: values as they are, names in the first line. */
export function csvOf(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(({ key }) => field(row[key])).join(','));
  return [columns.map(({ name }) => field(name)).join(','), ...lines].join('\r\n');
}

/** Hands the text to the browser as a download. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What begins like a formula is kept from being one. */
function field(value: string | number | null | undefined): string {
  if (typeof value !== 'string') return `${value ?? ''}`;
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
