import { readFileSync } from 'node:fs';

const EVERY_MS = 500;
const SHOWN = 10;

/** Watches what the kernel counts for one process: its memory over time, and the highest that it was. */
export function watched(pid) {
  const over = [];
  const look = () => {
    const now = memoryOf(pid);
    if (now) over.push(now);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    return { over: evenly(over.map(({ present }) => present)), highest: over.at(-1).highest };
  };
}

/** In MiB; null for a process that is gone. */
export function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const named = (name) =>
      Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1_024);
    return { present: named('VmRSS'), highest: named('VmHWM') };
  } catch {
    return null;
  }
}

const evenly = (values) =>
  Array.from(
    { length: SHOWN },
    (_, nth) => values[Math.floor((nth * (values.length - 1)) / (SHOWN - 1))],
  );
