/**
 * How a streak stands, worked out a second time from the rules alone: every date is looked at, every
 * quarter of an hour is lived through, and nothing is clever. Shares no code with src.
 */

/** One person's story, in words as it would be told. */
export interface Story {
  /** Where they lived, from when on; the first one holds for the time before it as well. */
  homes: { zone: string; since: number }[];
  /** Instants at which they did something. */
  activities: number[];
  pauses: { from: string; to: string }[];
  repairs: string[];
  now: number;
  mostFreezes: number;
}

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
/** With one date at both ends and no move inside, it has that date throughout. */
const PIECE = 3 * HOUR;

interface Wall {
  calendar: Intl.DateTimeFormat;
  seen: Map<number, string>;
}
const walls = new Map<string, Wall>();

function wallIn(zone: string): Wall {
  const calendar = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const wall = { calendar, seen: new Map() };
  walls.set(zone, wall);
  return wall;
}

/** What a calendar on the wall shows. */
export function dateIn(zone: string, instant: number): string {
  const { calendar, seen } = walls.get(zone) ?? wallIn(zone);
  let date = seen.get(instant);
  if (date === undefined) {
    date = calendar.format(instant);
    // Only so that many stories are told in little time.
    if (instant % QUARTER === 0) seen.set(instant, date);
  }
  return date;
}

export function homeAt({ homes }: Story, instant: number): string {
  let home = homes[0]!.zone;
  for (const { zone, since } of homes) if (since <= instant) home = zone;
  return home;
}

const followers = new Map<string, string>();

export function nextDate(date: string): string {
  const known = followers.get(date);
  if (known) return known;
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  const next = noon.toISOString().slice(0, 10);
  followers.set(date, next);
  return next;
}

/** Hours of a date, quarter by quarter, in whatever zone they were lived. */
function hoursLived(story: Story, date: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const moves = story.homes.slice(1).map(({ since }) => since);
  const seen = (instant: number) => dateIn(homeAt(story, instant), instant);
  let lived = 0;
  // Nowhere on earth does a date begin earlier or end later.
  for (let from = noon - 27 * HOUR; from < noon + 27 * HOUR; from += PIECE) {
    const to = from + PIECE;
    const isAtHome = !moves.some((since) => from < since && since <= to);
    if (isAtHome && seen(from) === seen(to)) {
      if (seen(from) === date) lived += PIECE;
      continue;
    }
    for (let quarter = from; quarter < to; quarter += QUARTER) {
      if (seen(quarter) === date) lived += QUARTER;
    }
  }
  return lived / HOUR;
}

/** The first quarter of an hour at which the calendar shows this date or a later one. */
function beginningOf(zone: string, date: string): number {
  let quarter = Date.parse(`${date}T12:00:00Z`) - 27 * HOUR;
  while (dateIn(zone, quarter) < date) quarter += QUARTER;
  return quarter;
}

type Kind = 'COUNTED' | 'REPAIRED' | 'PAUSED' | 'NOWHERE' | 'HOLE';

/** A story with what follows from it at once. */
export interface Life extends Story {
  zone: string;
  today: string;
  first: string | undefined;
  last: string | undefined;
  kindOf(date: string): Kind;
}

export function lifeOf(story: Story): Life {
  const counted = story.activities.map((at) => dateIn(homeAt(story, at), at)).toSorted();
  const zone = homeAt(story, story.now);
  const known = new Map<string, Kind>();
  const judge = (date: string): Kind => {
    if (counted.includes(date)) return 'COUNTED';
    if (counted.length > 0 && date > counted[0]! && story.repairs.includes(date)) return 'REPAIRED';
    if (story.pauses.some(({ from, to }) => from <= date && date <= to)) return 'PAUSED';
    return hoursLived(story, date) < 12 ? 'NOWHERE' : 'HOLE';
  };
  const kindOf = (date: string): Kind => {
    if (!known.has(date)) known.set(date, judge(date));
    return known.get(date)!;
  };
  const today = dateIn(zone, story.now);
  return { ...story, zone, today, first: counted[0], last: counted.at(-1), kindOf };
}

interface State {
  run: string[];
  longest: number;
  total: number;
  saved: number;
  /** Dates that freezes covered. */
  frozen: string[];
}

/** The streak as it is on a date if nothing more happens until then. */
function stateOn(today: string, { first, last, repairs, kindOf, mostFreezes }: Life): State {
  const state: State = { run: [], longest: 0, total: 0, saved: 0, frozen: [] };
  let counted = 0;
  let block: string[] = [];
  const judgeBlock = (): void => {
    if (state.run.length > 0 && block.length <= state.saved) {
      state.frozen.push(...block);
      state.saved -= block.length;
    } else if (block.length > 0) {
      state.run = [];
    }
    block = [];
  };
  if (first === undefined) return state;
  const end = [today, last!, ...repairs].toSorted().at(-1)!;
  for (let date = first; date <= end; date = nextDate(date)) {
    const kind = kindOf(date);
    if (kind === 'COUNTED' || kind === 'REPAIRED') {
      judgeBlock();
      state.run.push(date);
      state.total += 1;
      state.longest = Math.max(state.longest, state.run.length);
    }
    if (kind === 'COUNTED') {
      counted += 1;
      if (counted % 7 === 0) state.saved = Math.min(state.saved + 1, mostFreezes);
    }
    if (kind === 'HOLE' && date < today) block.push(date);
  }
  judgeBlock();
  return state;
}

/** Everything the API tells of it. */
export function told(life: Life) {
  const { run, longest, total, saved } = stateOn(life.today, life);
  return {
    currentDays: run.length,
    longestDays: longest,
    totalDays: total,
    status: statusOf(life, run),
    startedOn: run[0] ?? null,
    lastCountedOn: life.last ?? null,
    expiresAt: expiry(life, run),
    freezesAvailable: saved,
  };
}

function statusOf({ first, today, pauses, kindOf }: Life, run: string[]): string {
  if (first === undefined) return 'NONE';
  if (pauses.some(({ from, to }) => from <= today && today <= to)) return 'PAUSED';
  if (['COUNTED', 'REPAIRED'].includes(kindOf(today))) return 'ACTIVE_TODAY';
  return run.length > 0 ? 'AT_RISK' : 'BROKEN';
}

/** Lives on without doing anything, date by date, until the run is not there any more. */
function expiry(life: Life, run: string[]): number | null {
  if (run.length === 0) return null;
  for (let date = life.today; ; date = nextDate(date)) {
    const tomorrow = nextDate(date);
    if (stateOn(tomorrow, life).run[0] !== run[0]) return beginningOf(life.zone, tomorrow);
  }
}

/** Each date with the reason why it counted or did not; a date that was not lived is left out. */
export function calendarTold(life: Life, from: string, to: string) {
  const { frozen } = stateOn(life.today, life);
  const days: { date: string; state: string }[] = [];
  for (let date = from; date <= to; date = nextDate(date)) {
    const kind = life.kindOf(date);
    if (kind === 'NOWHERE') continue;
    if (kind !== 'HOLE') days.push({ date, state: kind });
    else if (date > life.today) days.push({ date, state: 'FUTURE' });
    else if (date === life.today) days.push({ date, state: 'TODAY_OPEN' });
    else days.push({ date, state: frozen.includes(date) ? 'FROZEN' : 'MISSED' });
  }
  return days;
}
