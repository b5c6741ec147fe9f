import { type AppOptions, type RunningApp, startApp } from './app.js';

/** Two servers on one database and one Redis, as behind a balancer. */
export interface PairOfApps {
  one: Awaited<ReturnType<typeof startApp>>;
  other: Awaited<ReturnType<typeof startApp>>;
  database: RunningApp['database'];
  stop(): Promise<void>;
}

/** @param ofOther in what the second one differs */
export async function pairOfApps(
  options: AppOptions = {},
  ofOther: AppOptions = {},
): Promise<PairOfApps> {
  const one = await startApp(options);
  const { database } = one;
  const other = await startApp({ ...options, database, ...ofOther });
  const stop = async () => {
    await other.stop();
    await one.stop();
  };
  return { one, other, database, stop };
}
