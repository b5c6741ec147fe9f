import { Slips } from '../../reading/slips.js';
import { type LanguageRules, speaking } from '../rule.js';
import { farewell } from './farewell.js';
import { longingForAnEnd } from './longing-for-an-end.js';
import { idioms, negation, topics, words } from './lookalikes.js';
import { methods } from './methods.js';
import { selfHarm } from './self-harm.js';
import { somebodyElse } from './somebody-else.js';
import { unwillingToLive } from './unwilling-to-live.js';
import { wishToDie } from './wish-to-die.js';

/** What is plainest is asked first, so that it names the concern. */
export const english: LanguageRules = speaking({
  language: 'en',
  rules: [
    ...wishToDie,
    ...methods,
    ...unwillingToLive,
    ...selfHarm,
    ...longingForAnEnd,
    ...farewell,
    ...somebodyElse,
  ],
  idioms,
  topics,
  negation,
  slips: new Slips(words),
});
