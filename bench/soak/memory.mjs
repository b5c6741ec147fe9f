import { readFileSync } from 'node:fs';

const EVERY_MS = 500;
const SHOWN = 10;

/** Watches what the kernel counts for one process: its memory over time, and the highest that it was. */
export const watched = (pid) => watchedAs(() => pid);

/** The same for the one that it begins with this program; it need not be there yet. */
export const watchedChild = (pid, program) =>
  watchedAs(() => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return children.find((child) => commandOf(child).includes(program));
  });

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function watchedAs(pidOf) {
  const over = [];
  const look = () => {
    const pid = pidOf();
    const now = pid && memoryOf(pid);
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
