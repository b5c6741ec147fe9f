import { mentioned, type Rule } from '../rule.js';

const WHO =
  '(?:friend|friends|bestfriend|brother|sister|mom|mum|mother|dad|father|son|daughter|wife|husband|girlfriend|boyfriend|partner|fiance|cousin|roommate|flatmate|classmate|child|kid|teenager|nephew|niece|uncle|aunt|colleague|coworker|neighbor|neighbour|student|grandma|grandpa|grandmother|grandfather|ex|gf|bf|bff|someone i know|somebody i know|he|she|they)';
const THEM = '(?:herself|himself|themself|themselves|him self|her self)';
const THEIR = '(?:his|her|their)';

/** Somebody close who is in danger. Whoever worries needs the same numbers. */
export const somebodyElse: readonly Rule[] = [
  mentioned(
    'SOMEBODY_ELSE',
    'somebody-to-die',
    `${WHO}(?: \\p{L}+){0,6} (?:kill|killing|hang|hanging|drown|shoot|unalive|hurting|harming|hurt|harm|cutting|cuts|hurts|harms|burning|poison|overdose on) ${THEM}`,
    `${WHO}(?: \\p{L}+){0,4} (?:keeps|kept|started|is|has been|been) (?:cutting|burning|hurting|starving|self ?harming)`,
    `${WHO}(?: \\p{L}+){0,5} (?:wants|want|wanted|wishes|going) to (?:die|be dead|end ${THEIR} (?:own )?life|end it all|take ${THEIR} (?:own )?life|not live|overdose)`,
    `${WHO}(?: \\p{L}+){0,6} (?:doesnt|does not|dont|no longer) wants? to (?:live|be alive|exist)(?! in| with| here| there)`,
    `${WHO}(?: \\p{L}+){0,6} (?:ending|taking|end|take) ${THEIR} own life`,
    `${WHO}(?: \\p{L}+){0,3} (?:is|seems|sounds|feels|feeling|might be|could be|has become|be|was) (?:\\p{L}+ )?suicidal`,
    `${WHO}(?: \\p{L}+){0,5} (?:attempted|tried|threatened|threatens|threatening|planning|talks about|talking about|considering) (?:to commit )?suicide`,
    `${WHO}(?: \\p{L}+){0,3} (?:wrote|left|writing) (?:a |me a )?suicide (?:note|letter)`,
    `${WHO}(?: \\p{L}+){0,3} (?:took|swallowed) (?:all|a whole|a bottle|too many)(?: \\p{L}+){0,4} (?:pills|tablets|meds)`,
  ),
];
