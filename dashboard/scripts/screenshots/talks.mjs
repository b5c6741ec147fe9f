const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Conversations as LibreChat exports them: each line answers the one before, the person begins. */
export const talks = (now = Date.now()) =>
  TALKS.map(({ title, daysAgo, lines }, talk) => ({
    conversationId: `talk-${talk}`,
    title,
    messages: lines.map((text, at) => ({
      messageId: `talk-${talk}-${at}`,
      parentMessageId: at === 0 ? null : `talk-${talk}-${at - 1}`,
      text,
      isCreatedByUser: at % 2 === 0,
      createdAt: new Date(
        now - daysAgo * DAY_MS - (lines.length - at + 2) * MINUTE_MS,
      ).toISOString(),
    })),
  }));

const TALKS = [
  {
    title: 'The mango tree',
    daysAgo: 0,
    lines: [
      'I dreamed of my grandmother’s garden again.',
      'The one with the mango tree that fell in the storm? You told me about it in spring: you used to read there after school.',
      'Yes! You remember. I want to plant one on my balcony. Is that silly?',
      'Not at all. A **dwarf variety** is content with a pot. What it asks for:\n\n1. a pot of 50 litres with a hole at the bottom,\n2. the sunniest corner you have,\n3. water when the top of the soil is dry, and little in winter.\n\nWhich way does your balcony face?',
      'South. And it is warm until late October.',
      'Then it has a fair chance. If you like, I will remind you in March, when it is time to begin.',
    ],
  },
  {
    title: 'A week of suppers',
    daysAgo: 1,
    lines: [
      'What can I cook with rice and eggs?',
      'Fried rice, if there is an onion too. Shall we plan the week?',
    ],
  },
  {
    title: 'Words for Amma’s birthday',
    daysAgo: 3,
    lines: [
      'Help me write something for my mother, she turns sixty.',
      'Gladly. What is the first thing that you think of when you hear her laugh?',
    ],
  },
  {
    title: 'Running, slowly',
    daysAgo: 6,
    lines: [
      'I ran three kilometres today!',
      'That is one more than last week. How do your knees feel?',
    ],
  },
];
