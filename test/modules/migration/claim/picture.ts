import type { Person } from '../../../support/people.js';
import { STREAK, type Streak, type StreakDay } from '../../../support/streaks.js';
import { SESSION, type Visit } from '../../../support/visits.js';
import { dateIn } from './lives.js';

interface Said {
  id: string;
  index: number;
  role: string;
  content: string;
  personalityVersion: number | null;
  siblings: { id: string }[];
}

interface Talk {
  id: string;
  title: string;
  messages: { nodes: Said[] };
}

/** All that somebody can see of themselves. */
export interface Picture {
  conversations: { nodes: Talk[] };
  sessions: { nodes: Visit[] };
  personality: { version: number; note: string } | null;
  personalityHistory: { version: number; note: string }[];
  streak: Streak;
  streakCalendar: StreakDay[];
  me: { timeZone: string };
}

const SAID = `id index role content status parentId edited rating reactions personalityVersion tokensUsed createdAt
  siblings { id content }`;
const PICTURE = `{
  conversations(first: 20) { nodes { id title tags messageCount messages(last: 100) { nodes { ${SAID} } } } }
  sessions(first: 20) { nodes { ${SESSION} } }
  personality { version note } personalityHistory { version note }
  streak { ${STREAK} } streakCalendar(from: "${dateIn(-9)}", to: "${dateIn(9)}") { date state kinds activities }
  me { timeZone }
}`;

export function pictureOf(person: Person, at?: string): Promise<Picture> {
  return person.get<Picture>(PICTURE, {}, at);
}
