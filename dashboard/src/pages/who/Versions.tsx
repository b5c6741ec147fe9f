import { Figure } from '../../parts/figure/Figure';
import { counted, instantText, rounded } from '../../parts/format';
import type { DescribedFragment } from './operations.generated';
import { SOURCES, TRAITS } from './traits';

const COLUMNS = [
  { key: 'version', name: 'Version' },
  { key: 'createdAt', name: 'Saved', format: instantText },
  { key: 'source', name: 'By', format: (source: string) => SOURCES[source] ?? source },
  ...TRAITS.map(({ key, name }) => ({ key, name, format: rounded })),
  { key: 'note', name: 'Note' },
];

/** Nothing is overwritten: how one has seen oneself over time. */
export function Versions({ history }: { history: readonly DescribedFragment[] }) {
  if (history.length === 0) return null;
  const rows = history
    .map(({ traits, version, createdAt, source, note }) => ({
      version,
      createdAt,
      source,
      ...Object.fromEntries(TRAITS.map(({ key }) => [key, traits[key]])),
      note: note ?? null,
    }))
    .toSorted((one, other) => one.version - other.version);
  return (
    <Figure
      title="Versions"
      summary={`${counted(rows.length, 'version')}; each stays as it was saved, and each reply remembers the one it knew.`}
      columns={COLUMNS}
      rows={rows}
    />
  );
}
