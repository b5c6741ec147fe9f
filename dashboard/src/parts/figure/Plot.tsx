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
  kind: 'bar' | 'line';
  x: string;
  series: readonly string[];
  /** What the numbers are, written beside the axis. */
  unit: string;
}

interface PlotProps {
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  shape: PlotShape;
}

const AXIS = { stroke: 'var(--line)', tick: { fill: 'var(--ink-soft)', fontSize: 12 } };

/** Bars or lines over one another's axis; loaded only where something is plotted. */
export default function Plot({ label, columns, rows, shape }: PlotProps) {
  const named = new Map(columns.map((column) => [column.key, column]));
  const shown = (key: string, value: unknown): string =>
    cell(named.get(key) ?? { key, name: key }, { [key]: value as string | number });
  return (
    <div className={styles.plot} role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey={shape.x}
            tickFormatter={(value) => shown(shape.x, value)}
            minTickGap={28}
            tickLine={false}
            {...AXIS}
          />
          <YAxis
            width={56}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value) => shown(shape.series[0]!, value)}
            label={{
              value: shape.unit,
              angle: -90,
              position: 'insideLeft',
              className: styles.unit,
            }}
            {...AXIS}
          />
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
  );
}

const TOOLTIP = {
  background: 'var(--raised)',
  border: '1px solid var(--line)',
  borderRadius: 8,
  color: 'var(--ink)',
};

function seriesOf(kind: PlotShape['kind'], { key, name }: Column, at: number) {
  const colour = `var(--series-${(at % 4) + 1})`;
  return kind === 'bar' ? (
    <Bar
      key={key}
      dataKey={key}
      name={name}
      fill={colour}
      radius={[3, 3, 0, 0]}
      maxBarSize={40}
      isAnimationActive={false}
    />
  ) : (
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
  );
}
