import {
  PolarAngleAxis,
  PolarGrid,
  PolarRadiusAxis,
  Radar as Shape,
  RadarChart,
  ResponsiveContainer,
} from 'recharts';
import styles from './Radar.module.css';
import { type Scores, TRAITS } from './traits';

/** The five scores as a shape; what it shows is said as well. */
export default function Radar({ scores }: { scores: Scores }) {
  const data = TRAITS.map(({ key, name }) => ({ name, score: scores[key] }));
  const spoken = data.map(({ name, score }) => `${name} ${Math.round(score)}`).join(', ');
  return (
    <div className={styles.radar} role="img" aria-label={`Out of 100: ${spoken}.`}>
      <ResponsiveContainer width="100%" height="100%">
        <RadarChart data={data} outerRadius="72%">
          <PolarGrid stroke="var(--line)" />
          <PolarAngleAxis dataKey="name" tick={{ fill: 'var(--ink-soft)', fontSize: 12 }} />
          <PolarRadiusAxis domain={[0, 100]} tick={false} axisLine={false} />
          <Shape
            dataKey="score"
            stroke="var(--accent)"
            strokeWidth={2}
            fill="var(--accent)"
            fillOpacity={0.18}
            isAnimationActive={false}
          />
        </RadarChart>
      </ResponsiveContainer>
    </div>
  );
}
