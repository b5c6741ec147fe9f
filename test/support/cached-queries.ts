import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { CACHE_POLICY, type CachePolicy } from '../../src/platform/cache/index.js';
import { HOUR } from './clock.js';
import { guest, member, type Person } from './people.js';
import { begin, say, type Turn } from './talk.js';
import { STATS, STREAK } from './streaks.js';
import { SESSION, start } from './visits.js';

/**
 * What a person has before a write: one conversation with a turn that was edited once, and another;
 * an open session; a streak with a missed day in it, and a pause to come; a version of their
 * personality.
 */
export interface Having {
  ada: Person;
  turn: Turn;
  other: string;
  session: string;
  /** Of a guest who said something. */
  guestToken: string;
  /** Where Ada lives, at around noon. */
  today: string;
}

const DAY_MS = 86_400_000;
const after = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const MESSAGE = `id index role content contentType status parentId siblingCount model tokensUsed latencyMs mood
  sentiment hasPersonalityContext personalityVersion edited flagged rating reactions createdAt updatedAt`;
const CONVERSATION = `id title description status pinned tags agentType model systemPrompt temperature maxTokens
  messageCount tokenCount createdAt updatedAt lastMessageAt`;
const TRAITS = 'openness conscientiousness extraversion agreeableness neuroticism';
const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** How each cached query is asked, everything it shows included. A new one needs its line here. */
export const QUERIES: Record<string, (having: Having) => string> = {
  chatHistory: () =>
    `chatHistory { ${PAGE} edges { cursor node { ${MESSAGE} siblings { ${MESSAGE} } } } }`,
  searchChat: () =>
    `searchChat(query: "moon") { ${PAGE} edges { cursor node { score snippet message { ${MESSAGE} } } } }`,
  conversations: () =>
    `conversations { ${PAGE} edges { cursor node { ${CONVERSATION} lastMessage { ${MESSAGE} } } } }`,
  conversation: ({ turn }) =>
    `conversation(id: "${turn.conversation.id}") { ${CONVERSATION} messages { ${PAGE} nodes { ${MESSAGE} } } }`,
  moodTrend: () =>
    `moodTrend(from: "2026-01-01", to: "2026-12-31") { date messages averageSentiment moods { mood count } }`,
  currentSession: () => `currentSession { ${SESSION} }`,
  activityStats: () => `activityStats { ${STATS} }`,
  streak: () => `streak { ${STREAK} }`,
  streakCalendar: ({ today }) =>
    `streakCalendar(from: "${after(today, -3)}", to: "${after(today, 9)}") { date state kinds activities }`,
  streakPauses: () => 'streakPauses { from to }',
  sessions: () => `sessions { ${PAGE} edges { cursor node { ${SESSION} } } }`,
  // Until when it holds is the one thing in which a hit and a miss may differ.
  personalityContext: () => `personalityContext { version text notModified traits { ${TRAITS} } }`,
};

const ANSWERS = Array.from({ length: 20 }, (_, at) => `{ itemId: "${at + 1}", value: 5 }`);
const describedAs = (score: number) =>
  `savePersonality(note: "moon", traits: { ${TRAITS.replaceAll(/\w+/g, `$&: ${score}`)} }) { version }`;

/** One use of each mutation that something cached shows. A new one needs its line here, or below. */
export const WRITES: Record<string, (having: Having) => string> = {
  createConversation: () => 'createConversation(input: { title: "moon" }) { id }',
  updateConversation: ({ turn }) =>
    `updateConversation(id: "${turn.conversation.id}", input: { pinned: true }) { id }`,
  deleteConversation: ({ turn }) => `deleteConversation(id: "${turn.conversation.id}")`,
  clearHistory: () => 'clearHistory',
  sendMessage: ({ turn, session }) =>
    `sendMessage(input: { clientMessageId: "${randomUUID()}", conversationId: "${turn.conversation.id}", content: "new moon", sessionId: "${session}" }) { replayed }`,
  editMessage: ({ turn }) =>
    `editMessage(id: "${turn.message.id}", content: "full moon", clientMessageId: "${randomUUID()}") { replayed }`,
  regenerateReply: ({ turn }) =>
    `regenerateReply(messageId: "${turn.reply.id}", clientMessageId: "${randomUUID()}") { id }`,
  selectBranch: ({ turn }) => `selectBranch(messageId: "${turn.message.id}") { id }`,
  rateMessage: ({ turn }) => `rateMessage(id: "${turn.reply.id}", rating: 2) { id }`,
  reactToMessage: ({ turn }) => `reactToMessage(id: "${turn.reply.id}", reaction: "🌙") { id }`,
  startSession: () => `startSession(input: { clientSessionId: "${randomUUID()}" }) { id }`,
  recordActivity: ({ session }) =>
    `recordActivity(input: { sessionId: "${session}", clientEventId: "${randomUUID()}", kind: GAME }) { id }`,
  endSession: ({ session }) => `endSession(sessionId: "${session}") { id }`,
  savePersonality: () => describedAs(80),
  answerPersonalityQuestionnaire: () =>
    `answerPersonalityQuestionnaire(answers: [${ANSWERS}]) { version }`,
  forgetPersonality: () => 'forgetPersonality',
  setTimeZone: () => 'setTimeZone(timeZone: "Pacific/Kiritimati") { id }',
  pauseStreak: ({ today }) =>
    `pauseStreak(from: "${after(today, 2)}", to: "${after(today, 3)}") { status }`,
  cancelStreakPause: ({ today }) => `cancelStreakPause(from: "${after(today, 5)}") { status }`,
  repairStreak: ({ today }) =>
    `repairStreak(date: "${after(today, -1)}", reason: "A long flight") { status }`,
  claimGuest: ({ guestToken }) => `claimGuest(guestToken: "${guestToken}") { replayed }`,
};

/**
 * Mutations that nothing cached shows: a reply that can be stopped is kept in no cache, and of an
 * account that is deleted nothing is.
 */
export const UNSEEN = ['createGuest', 'annotateReply', 'heartbeat', 'stopReply', 'deleteMyData'];

/** Every resolver's method that carries a policy, by the name of its query. */
export function cachedQueriesOf(app: NestFastifyApplication): Map<string, CachePolicy> {
  const policies = new Map<string, CachePolicy>();
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  for (const { metatype } of providers) {
    const prototype = (metatype as { prototype?: object } | null)?.prototype;
    if (!prototype) continue;
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as
        | (() => void)
        | undefined;
      const policy =
        method && app.get(Reflector).get<CachePolicy | undefined>(CACHE_POLICY, method);
      if (policy) policies.set(name, policy);
    }
  }
  return policies;
}

/** Somebody new who has something for every write to change. */
export async function someoneAt(app: { url: string }): Promise<Having> {
  const ada = await member(app);
  const { zone, today } = noon();
  const { id: session } = await start(ada, { timeZone: zone });
  const other = await begin(ada, { title: 'sun' });
  const turn = await say(ada, 'The moon is out', { conversationId: await begin(ada) });
  const visitor = await guest(app);
  await say(visitor, 'The moon is full');
  const having = { ada, turn, other, session, today, guestToken: visitor.token };
  await ada.get(`mutation {
    ${WRITES['editMessage']!(having)}
    ${describedAs(20)}
    ${playedTheDayBeforeYesterday(session)}
    pauseStreak(from: "${after(today, 5)}", to: "${after(today, 6)}") { status }
  }`);
  return having;
}

/** Nothing was done yesterday, so that there is a day to repair. */
const playedTheDayBeforeYesterday = (session: string): string =>
  `recordActivity(input: {
    sessionId: "${session}", clientEventId: "then", kind: GAME,
    startedAt: "${new Date(Date.now() - 47 * HOUR).toISOString()}"
  }) { id }`;

/** A zone where it is about noon, and the day that it is there. */
function noon(): { zone: string; today: string } {
  const ahead = 12 - new Date().getUTCHours();
  // These names count the other way round.
  const zone = ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  return { zone, today: new Date(Date.now() + ahead * HOUR).toISOString().slice(0, 10) };
}

/** The answer as the client gets it, byte for byte but for what names the request. */
export async function read({ ada }: Having, query: string, at: string): Promise<string> {
  const { data, errors } = await ada.ask(query, {}, at);
  for (const error of errors ?? []) delete error.extensions['requestId'];
  return JSON.stringify({ data, errors });
}
