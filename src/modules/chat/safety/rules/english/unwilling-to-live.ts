import { meant, type Rule } from '../rule.js';
import { ANYMORE, END } from './parts.js';

const NOT_WANT =
  '(?:dont|do not|didnt|no longer|never|not|cant) (?:even |really |just |honestly )?(?:want|wanna|wish|wanting|wana)(?: to)?';
const NO_LIVING = `(?:live|living|be alive|exist|keep living|go on living|continue living|(?:keep going|go on|carry on)(?! back| to| out| with| there| a | this| the | until| forever talking))`;
/** Living somewhere or somehow is another matter. */
const JUST = `(?! (?:in|with|near|at|on|by|under|off|next|together|alone|there|here|without|paycheck|for|like a|out|up to|through|close|far|within|among|around|by|at)(?: |$))`;

/** Not to want life, or to see nothing in it. */
export const unwillingToLive: readonly Rule[] = [
  meant(
    'SUICIDE',
    'not-to-want-to-live',
    `${NOT_WANT} ${NO_LIVING}${JUST}`,
    `${NOT_WANT} be (?:here|in this world|around|on this earth|part of this world) ?(?:${ANYMORE})${END}`,
    `${NOT_WANT} wake up(?: tomorrow| ${ANYMORE}| in the morning)?${END}`,
    'not want to (?:live|be alive|exist)',
    `(?:cant|cannot|can not) (?:live|exist)(?: ${ANYMORE}| like this| with myself| in this world)`,
    `(?:cant|cannot|can not) (?:keep|go on|continue|carry on|stand) (?:living|existing|being alive)`,
    `(?:cant|cannot|can not|couldnt) (?:go|carry|keep) (?:on|going)(?: ${ANYMORE}| like this| much longer| living)?${END}`,
    `(?:cant|cannot|can not) (?:do|take|handle|bear|stand) (?:life|living|being alive|this life|existing)`,
    `i(?: just| really)? (?:cant|cannot|can not) do this (?:any ?more|any longer)${END}`,
    `(?:cant|cannot|can not) (?:take|do|bear) (?:it|this) ?(?:${ANYMORE})?~ (?:want out|goodbye|bye|out of this life)`,
  ),
  meant(
    'HOPELESSNESS',
    'weary-of-life',
    `(?:tired|sick|exhausted|weary|fed up|bored|done|finished|through|over) (?:of|with) (?:living|being alive|life|existing|my life|this life|existence|staying alive|my existence|my whole life|being here)${JUST}(?! (?:the|a|his|her|and breathing well))`,
    `(?:had )?enough of (?:life|living|my life|this life|being alive)${END}`,
    '(?:give|giving|gave|given) up on (?:life|living|my life|staying alive|myself and life)',
    `(?:verge|edge|point|brink|close|about) (?:of |to )(?:just |really )?(?:giving up|give up)(?: completely| on everything)?${END}`,
    '(?:lost|lose|losing) (?:the |my |all |any )?will to (?:live|go on|keep going|survive)',
    'no (?:will|desire|wish|strength|energy|motivation|reason|more reason) (?:left )?to (?:live|go on living|stay alive|keep living|be alive|exist)',
    '(?:living|being alive|life|existing|existence|to be alive|to live|to exist) (?:just |really |only )?(?:hurts|is (?:too |so |just )?(?:painful|unbearable|torture|agony|hell))',
    'hurts (?:too much |so much |so bad )?(?:to (?:live|be alive|exist|keep living|breathe))',
  ),
  meant(
    'HOPELESSNESS',
    'no-reason-to-live',
    '(?:nothing|anything)(?: left)? (?:to live for|worth living for|keeping me (?:alive|here))',
    'nothing (?:is )?left for me',
    `no (?:more )?(?:reason|reasons|point|purpose|sense)~ (?:to live|in living|to life|in life|to go on|in going on|to be alive|in being alive|to keep (?:going|living)|to exist|in existing|to stay alive|in carrying on|to wake up)${JUST}`,
    `(?:whats|what is|what was|what|wheres|see|seeing|sees) (?:the |any |no |a )?(?:point|purpose|reason|sense)~ (?:in|of|to|for|for me to) (?:living|life|live|being alive|be alive|going on|go on|existing|exist|my life|keep living|staying alive|carry on|carrying on)(?! insurance| according| in|s)${JUST}`,
    '(?:life|living|my life|it|this) (?:is|isnt|aint|was|not|wasnt|doesnt|does|feels|is just|no longer|is no longer)(?: not| no longer| feel| seem| even)* (?:not )?worth (?:living|it to live)(?! without spoilers)',
    '(?:my life|my existence|living) (?:is|feels|seems|has become) (?:pointless|meaningless|worthless|over|hopeless|not worth)(?! as| in)',
    'my life has (?:no|lost all|lost its) (?:meaning|purpose|point|worth|value)',
    '(?:no|any) (?:future|hope) (?:left )?(?:for (?:me|myself)|in my life)',
    `(?:cant|dont|cannot|do not) see (?:myself|me|any future|a future)~ (?:alive|living|being here|being around|for me|for myself)`,
    `(?:no|any|only) (?:other )?way out (?:for me|of this life|of this pain|but|except)`,
    `see no (?:other )?way out${END}`,
  ),
  meant(
    'HOPELESSNESS',
    'not-to-be',
    '(?:want|wanna|wish|like|love|need|ready)~ (?:stop existing|cease to exist|not exist|not be alive|not be here|no longer exist|never have existed|stop being alive|stop living|stop breathing)',
    `wish(?:ed)? (?:that )?i (?:wasnt|werent|was not|were not|didnt|did not|never|had never|hadnt|wouldnt|could not|couldnt)~ (?:alive|exist|existed|been born|born|wake up|here ${ANYMORE})`,
    '(?:id|i had|if i had|if i was|i was|i were) never been born',
    'should (?:have )?never (?:have )?been born|shouldnt have been born',
    '(?:dont|do not|didnt|doesnt) deserve (?:to live|to be alive|life|to exist|to be here|to breathe)',
    `i (?:really |just |honestly )?(?:shouldnt|should not) (?:even )?(?:be alive|exist|be here${END}|be living)`,
    'better off not (?:in this|being|here|alive|living|existing)',
    '(?:not|never) (?:meant|made|supposed|cut out) (?:to be in|for|to live in|to be on|to live on|to be alive in) (?:this |the )?(?:world|life|earth|planet)',
  ),
];
