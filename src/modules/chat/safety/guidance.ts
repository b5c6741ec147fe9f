import { concernIn } from './detector.js';
import { supportFor, written } from './support.js';

/** The message that a companion answers, as far as care is concerned. */
interface Answered {
  content: string;
  flagged?: boolean;
}

/** What a companion is told to offer when it answers a flagged message; null for any other. */
export function offerFor(answered: Answered | undefined, zone: string): string | null {
  const concern = answered?.flagged ? concernIn(answered.content) : null;
  return concern && written(supportFor(concern, zone));
}

/** How a companion answers somebody in distress. */
export const guidance = (offer: string): string =>
  'The last message may come from somebody in distress. Answer calmly, warmly and briefly, in ' +
  'their language. Take it seriously and do not judge. Say that they do not have to go through ' +
  'this alone, and name these resources as they stand here. You are no professional: do not ' +
  'diagnose, do not promise, do not discuss methods, and do not argue about whether life is ' +
  `worth living. If danger is at hand, ask them to call the emergency number now.\n\n${offer}`;
