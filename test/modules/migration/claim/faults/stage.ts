import { type RunningApp, startApp } from '../../../../support/app.js';
import { claim, type Receipt } from '../../../../support/claims.js';
import { createDatabase, type TestDatabase } from '../../../../support/database.js';
import { type FaultLine, faultLine } from '../../../../support/fault-line.js';
import { postgresTalk } from '../../../../support/languages.js';
import type { Person } from '../../../../support/people.js';
import { settled } from '../../../../support/rows.js';
import { livelyGuest, livelyMember } from '../lives.js';
import { counting, messagesOfRequests } from './messages.js';
import { remember, type World, worldOf } from './world.js';

/** A guest to be claimed again and again, and what must come of it each time. */
export interface Stage {
  app: RunningApp;
  /** From the app to PostgreSQL. */
  line: FaultLine;
  /** Past the line. */
  database: TestDatabase;
  ada: Person;
  visitor: Person;
  /** So many messages the app sends to PostgreSQL during a claim. */
  messages: number;
  before: World;
  after: World;
  receipt: Partial<Receipt>;
  /** As if nothing had happened. */
  restore(): Promise<void>;
  end(): Promise<void>;
}

/** What is cached would know nothing of time that is turned back. */
export const ENV = { CACHE: 'off', LOG_LEVEL: 'silent' };

/** @param server where PostgreSQL is, if it is to be another one than the run's */
export async function setStage(server?: { url: string; ownerUrl: string }): Promise<Stage> {
  const database = await createDatabase(server);
  const line = await faultLine(database.url, postgresTalk);
  const app = await startApp({ database: { ...database, url: line.url }, env: ENV });
  const [visitor, ada] = [await livelyGuest(app), await livelyMember(app)];
  await settled(database);
  const restore = await remember(database);
  const before = await worldOf(database);
  const counter = counting(messagesOfRequests);
  line.hold(counter.matcher);
  const receipt = comparable(await claim(ada, visitor));
  const messages = counter.seen();
  const after = await worldOf(database);
  const end = async () => {
    await app.stop();
    await line.close();
    await database.close();
  };
  return { app, line, database, ada, visitor, messages, before, after, receipt, restore, end };
}

/** What is the same in the receipt of each claim of the same things. */
export function comparable(receipt: Receipt): Partial<Receipt> {
  const { conversations, messages, sessions, activeDays, status } = receipt;
  return { conversations, messages, sessions, activeDays, status };
}
