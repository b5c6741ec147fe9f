import { createClient } from 'redis';
import { command } from './redis-cluster.js';

/** Where an account's id stands in a key: the braces make it the key's hash tag. */
const ACCOUNT = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** What a run of tests on a cluster left behind. */
export interface ClusterFindings {
  /** Refused because their keys lie in several slots. */
  crossSlotErrors: number;
  /** Those that belong to an account. */
  keys: number;
  accounts: number;
  /** Keys of no account: a breaker's probe, which lives for half a second, or somebody's rate limit. */
  others: string[];
  /** Accounts whose keys lie in more than one slot. */
  scattered: string[];
}

/** @param urls of all nodes, separated by commas */
export async function clusterFindings(urls: string): Promise<ClusterFindings> {
  const slotsOf = new Map<string, Set<number>>();
  const others: string[] = [];
  let crossSlotErrors = 0;
  let keys = 0;
  for (const url of urls.split(',')) {
    const errors = String(await command(url, 'INFO', 'errorstats'));
    crossSlotErrors += Number(/errorstat_CROSSSLOT:count=(\d+)/.exec(errors)?.[1] ?? 0);
    for (const { key, slot } of await keysOf(url)) {
      const owners = new Set(key.match(ACCOUNT));
      if (owners.size === 0) others.push(key);
      else keys += 1;
      for (const account of owners) {
        slotsOf.set(account, (slotsOf.get(account) ?? new Set()).add(slot));
      }
    }
  }
  const scattered = [...slotsOf].filter(([, slots]) => slots.size > 1).map(([account]) => account);
  return { crossSlotErrors, keys, accounts: slotsOf.size, others, scattered };
}

async function keysOf(url: string): Promise<{ key: string; slot: number }[]> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  const found: { key: string; slot: number }[] = [];
  for await (const keys of client.scanIterator({ COUNT: 1_000 })) {
    const slots = await Promise.all(keys.map((key) => client.clusterKeySlot(key)));
    keys.forEach((key, at) => found.push({ key, slot: slots[at]! }));
  }
  client.destroy();
  return found;
}
