import { meant, mentioned, type Rule, said } from '../rule.js';
import { ANYMORE, END, SELF, WANT, WAY, WISH } from './parts.js';

const KILL =
  '(?:kill|murder|hang|drown|poison|unalive|shoot|stab|suffocate|strangle|electrocute|gas|off|end|erase|delete)';
const KILLING =
  '(?:killing|murdering|hanging|drowning|poisoning|unaliving|shooting|stabbing|suffocating|strangling|offing|ending)';

/** To be dead, said of oneself in so many words. */
export const wishToDie: readonly Rule[] = [
  said('SUICIDE', 'to-kill-oneself', `${KILL} ${SELF}`, `${KILLING} ${SELF}`),
  said(
    'SUICIDE',
    'to-kill-oneself-in-short',
    `${WANT} kms`,
    `kms (?:tonight|now|today|rn|pls|please|i mean it)`,
  ),
  mentioned(
    'SUICIDE',
    'having-killed-oneself',
    `(?:killed|hanged|hung|shot|poisoned|drowned) ${SELF}`,
  ),
  meant(
    'SUICIDE',
    'if-i-killed-myself',
    `(?:if|when|once|until|before|wish|almost|nearly|tried) i~ killed ${SELF}`,
  ),
  said(
    'SUICIDE',
    'to-want-to-die',
    `${WISH} (?:die|be dead|be gone forever|be no more)(?! than| of| for| from)(?! is an? (?:\\p{L}+ )?(?:title|song|album|name))`,
    'feel like dying',
    'want death',
    'ready to die',
    'waiting to die',
    '(?:wanted|wanting|wants) to (?:die|be dead)(?! for| of)',
  ),
  meant(
    'SUICIDE',
    'to-wish-to-be-dead',
    'wish(?:ed)? (?:that )?i (?:was|were|am|are|be|could be) (?:just )?dead',
    'wish(?:ed)? (?:that )?i (?:would |could |had |have |can )?(?:just )?(?:die|died)',
    'rather (?:die|be dead) than (?:live|be alive|go on|keep|stay|continue|face|wake|spend)',
    '(?:id|would) rather be dead(?= |$)(?! than)',
    'let me (?:just )?die',
    'hope (?:that )?i (?:just |will |can )?die(?! of)',
    `hope (?:that )?i (?:dont|do not|never|wont) (?:ever )?wake up(?: tomorrow| again| ${ANYMORE}| in the morning)?${END}`,
    '(?:im|i am|be|is) better off dead',
    'i (?:really |just |honestly )?(?:deserve|ought|have|need|should|must) (?:to )?(?:just )?(?:die|be dead)(?! of)',
  ),
  said(
    'SUICIDE',
    'to-end-ones-life',
    '(?:end|ending|take|taking|took|ended|quit|finish|finishing) (?:my|our) (?:own |miserable |stupid |whole )?(?:life|lives|existence|suffering|misery)',
    `(?:end|ending) it all(?: tonight| today| now| soon| ${ANYMORE}| for good| forever| please)?${END}`,
    '(?:end|ending) it (?:tonight|today|for good|once and for all|forever)(?! here)',
    `and end it${END}`,
  ),
  meant(
    'SUICIDE',
    'my-suicide',
    '(?:my|own) suicid(?:e|al)',
    'suicide (?:is|seems|feels|looks|might be|would be|as) (?:like )?(?:the |my |an? )?(?:only|best|last|answer|option|way|solution|easiest)',
  ),
  said(
    'SUICIDE',
    'being-suicidal',
    '(?:i|im|am|feel|feeling|felt|been|being|very|so|really|get|getting|become|still|actively|passively) (?:\\p{L}+ )?suicidal',
    '(?:have|having|had|got|get|getting|my|these|with) (?:\\p{L}+ )?(?:suicidal|suicide) (?:thought|thoughts|ideation|feelings|urges|idea|ideas)',
  ),
  said(
    'SUICIDE',
    'to-commit-suicide',
    `(?:${WANT}|i|will|ill|tonight|today|now|me|might|could|may)~ (?:commit|attempt|do) suicide`,
    '(?:i|ive|have|keep|kept|always|just|cant stop|been) (?:been )?(?:think|thinking|thought|dream|dreaming|fantasi[sz]e|fantasi[sz]ing|consider|considering|contemplating|planning)(?: about| of)? (?:committing )?(?:suicide|sewerslide)',
    '(?:i|ive|have)~ (?:attempted|tried) suicide',
  ),
  mentioned(
    'SUICIDE',
    'a-word-for-suicide',
    `(?:i|im|ive|me|my|myself)~ (?:suicide|sewerslide)`,
    `(?:suicide|sewerslide)~ (?:i|im|ive|me|my|myself)`,
    'sewerslide',
    `${WAY}~ suicide`,
    '(?<=^ |\\. )(?:\\p{L}+ )?commit suicide',
    '(?<=^ |\\. )suicide(?= ?$| \\.)',
  ),
  mentioned(
    'SUICIDE',
    'a-farewell-letter',
    '(?:wrote|write|writing|written|left|leave|leaving|finished|have|help me write)~ suicide (?:note|letter)',
  ),
];
