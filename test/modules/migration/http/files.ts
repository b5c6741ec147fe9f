import type { Person } from '../../../support/people.js';

export type Line = Record<string, unknown> & { type: string };

/** Brings a file; answers the report. */
export async function bring(at: string, person: Person, body: string | Buffer): Promise<Line> {
  const response = await fetch(`${at}/import`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      authorization: `Bearer ${person.token}`,
    },
    body,
  });
  const lines = (await response.text()).trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1)!) as Line;
  if (last.type !== 'done') throw new Error(lines.at(-1));
  return last;
}

export function fetchExport(at: string, person: Person | null, format = ''): Promise<Response> {
  return fetch(`${at}/export${format && `?format=${format}`}`, {
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
  });
}
