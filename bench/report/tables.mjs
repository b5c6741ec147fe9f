/** A Markdown table; every column but the first stands to the right. */
export function table(head, rows) {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const count = (number) => Math.round(number).toLocaleString('en');

export const milliseconds = (ms) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;

export const percent = (share) => `${(share * 100).toFixed(1)} %`;
