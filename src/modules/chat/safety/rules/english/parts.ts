/** Oneself, as the object of what is done to oneself. */
export const SELF = '(?:myself|me self|meself|my own self)';

const BARELY = '(?: just| really| finally| honestly| only| actually| fucking)*';

/** To wish for something, whoever does. */
export const WISH = `(?:want|wanted|wanting|wanna|wish|long|longing|ready|decided|need|deserve|id like|id love|would like|would love|planning)${BARELY}(?: to)?${BARELY}`;

/** To want, to be about to, to think of: for what nobody does but in earnest. */
export const WANT = `(?:want|wanted|wanting|wanna|wish|long|need|ready|going|gonna|plan|planning|about|decided|intend|tempted|trying|like|love|might|will|ill|should|shall|could|may|better|gotta)${BARELY}(?: to)?${BARELY}`;

/** After the words that close a thought nothing follows, or a new sentence. */
export const END = '(?= \\.| ?$| and | so | but | because | i | im | please)';

export const ANYMORE = '(?:anymore|any more|any longer|nomore|no more|again|ever again)';

/** How somebody asks for a method. */
export const WAY =
  '(?:painless|painlessly|least painful|easiest|easy|quickest|quick|fastest|best|most effective|surest|simplest|cheapest|cleanest)(?: and (?:painless|easy|quick|fast))?';
