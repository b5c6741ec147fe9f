import { ChartColumn, Download, Table } from 'lucide-react';
import { Suspense, useState } from 'react';
import { IconButton } from '../Button';
import { Card } from '../Card';
import { Skeleton } from '../Skeleton';
import type { Column, Row } from './columns';
import { csvOf, download } from './csv';
import { DataTable } from './DataTable';
import type { PlotShape } from './Plot';
import styles from './Figure.module.css';
import { lazily } from '../lazily';

const Plot = lazily(() => import('./Plot'));

interface FigureProps {
  title: string;
  /** One sentence that says what is seen, also to those who cannot see the plot. */
  summary: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** How it is drawn; none: there is only the table. */
  plot?: PlotShape;
  /** What is said where there is nothing to show. */
  none?: string;
}

/** A plot, the same figures as a table, and as a file. */
export function Figure({
  title,
  summary,
  columns,
  rows,
  plot,
  none = 'Nothing in this range.',
}: FigureProps) {
  const [asTable, setAsTable] = useState(!plot);
  const save = (): void => download(`${fileName(title)}.csv`, csvOf(columns, rows));
  return (
    <Card
      title={title}
      aside={
        <div className={styles.tools}>
          {plot && (
            <IconButton
              label={asTable ? `${title} as a plot` : `${title} as a table`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ChartColumn aria-hidden /> : <Table aria-hidden />}
            </IconButton>
          )}
          <IconButton label={`${title} as CSV`} onClick={save}>
            <Download aria-hidden />
          </IconButton>
        </div>
      }
    >
      <p className={styles.summary}>{summary}</p>
      {rows.length === 0 && <p className={styles.none}>{none}</p>}
      {rows.length > 0 && asTable && <DataTable caption={title} columns={columns} rows={rows} />}
      {rows.length > 0 && !asTable && plot && (
        <Suspense fallback={<Skeleton lines={5} />}>
          <Plot label={`${title}. ${summary}`} columns={columns} rows={rows} shape={plot} />
        </Suspense>
      )}
    </Card>
  );
}

const fileName = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
