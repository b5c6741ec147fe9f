import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Column, cell, type Row } from './columns';
import styles from './Plot.module.css';

/** Which columns are drawn, and how. */
export interface PlotShape {
  /** `lying`: bars that begin at the left, where names need the room. */
  kind: 'bar' | 'line' | 'lying';
  x: string;
  series: readonly string[];
  /** What the numbers are, written over their axis. */
  unit: string;
  /** What they are counted by, where the marks of that axis do not say it. */
  by?: string;
  /** The most that a number can be; else the axis ends with the largest one. */
  most?: number;
}

interface PlotProps {
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  shape: PlotShape;
}

type Shown = (key: string, value: unknown) => string;

/** Bars or lines over one another's axis; loaded only where something is plotted. */
export default function Plot({ label, columns, rows, shape }: PlotProps) {
  const named = new Map(columns.map((column) => [column.key, column]));
  const shown: Shown = (key, value) =>
    cell(named.get(key) ?? { key, name: key }, { [key]: value as string | number });
  const isLying = shape.kind === 'lying';
  const names = namesOf(shape, shown);
  const numbers = numbersOf(shape, shown);
  return (
    <div role="img" aria-label={label}>
      {!isLying && <p className={styles.unit}>{shape.unit}</p>}
      <div className={styles.plot}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={[...rows]}
            layout={isLying ? 'vertical' : 'horizontal'}
            margin={MARGIN}
          >
            <CartesianGrid vertical={isLying} horizontal={!isLying} stroke="var(--line)" />
            <XAxis {...(isLying ? numbers : names)} />
            <YAxis {...(isLying ? names : numbers)} width="auto" />
            <Tooltip
              contentStyle={TOOLTIP}
              cursor={{ fill: 'var(--accent-wash)', stroke: 'var(--line-strong)' }}
              labelFormatter={(value) => shown(shape.x, value)}
              formatter={(value, name, item) => [shown(String(item.dataKey), value), name]}
            />
            {shape.series.length > 1 && <Legend />}
            {shape.series.map((key, at) => seriesOf(shape.kind, named.get(key)!, at))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {(isLying || shape.by) && <p className={styles.by}>{isLying ? shape.unit : shape.by}</p>}
    </div>
  );
}

const MARGIN = { top: 8, right: 24, bottom: 0, left: 0 };
const AXIS = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--ink-soft)', fontSize: 12 },
  tickLine: false,
};
const TOOLTIP = {
  background: 'var(--raised)',
  border: '1px solid var(--line)',
  borderRadius: 8,
  color: 'var(--ink)',
};

const namesOf = ({ kind, x }: PlotShape, shown: Shown) => ({
  ...AXIS,
  type: 'category' as const,
  dataKey: x,
  tickFormatter: (value: unknown) => shown(x, value),
  // Of days there may be more than there is room to name.
  ...(kind === 'lying' ? { interval: 0 } : { minTickGap: 28 }),
});

const numbersOf = ({ series, most }: PlotShape, shown: Shown) => ({
  ...AXIS,
  type: 'number' as const,
  axisLine: false,
  // Marks that one can count in: steps of 1, 2, 2.5 or 5 and their tens.
  niceTicks: 'snap125' as const,
  tickFormatter: (value: unknown) => shown(series[0]!, value),
  ...(most !== undefined && { domain: [0, most] }),
});

function seriesOf(kind: PlotShape['kind'], { key, name }: Column, at: number) {
  const colour = `var(--series-${(at % 4) + 1})`;
  return kind === 'line' ? (
    <Line
      key={key}
      dataKey={key}
      name={name}
      stroke={colour}
      strokeWidth={2}
      dot={false}
      type="monotone"
      isAnimationActive={false}
    />
  ) : (
    <Bar
      key={key}
      dataKey={key}
      name={name}
      fill={colour}
      radius={kind === 'bar' ? [3, 3, 0, 0] : [0, 3, 3, 0]}
      maxBarSize={kind === 'bar' ? 40 : 18}
      isAnimationActive={false}
    />
  );
}
