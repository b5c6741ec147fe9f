import type { Chance } from './chance.js';

const GLAD = [
  'I had a wonderful day, the sun was out and I walked home along the river.',
  'Guess what, I finished the book and I loved the ending!',
  'My sister called, we laughed so much.',
  'Thanks for yesterday, that really helped me.',
  'I finally slept well and feel great.',
  'We won the game tonight, best evening in weeks!',
  'The soup turned out delicious, I am a little proud.',
  'I got the job! I can hardly believe how happy I am.',
];
const PLAIN = [
  'Good morning, what shall we talk about today?',
  'What was the song you told me about last week?',
  'I am on the train, about an hour left.',
  'Can you help me plan the week?',
  'Tell me something about the stars.',
  'ok',
  'I made tea. Where were we?',
  'What should I cook with rice and eggs?',
  'Remind me what I wanted to practise.',
];
const LOW = [
  'Today was awful, everything went wrong at work.',
  'I feel tired and a bit lonely tonight.',
  'I argued with a friend and I hate how it ended.',
  'I am worried about the exam, I cannot concentrate.',
  'The weather is terrible and so is my mood.',
  'I miss home badly.',
];

/** Something that somebody might say. @param mood -1 to 1 */
export function phrase(chance: Chance, mood: number): string {
  const felt = chance.around(mood, 0.5);
  return chance.oneOf(felt > 0.35 ? GLAD : felt < -0.25 ? LOW : PLAIN);
}
