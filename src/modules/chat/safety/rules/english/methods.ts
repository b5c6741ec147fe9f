import { meant, mentioned, type Rule, said } from '../rule.js';
import { SELF, WANT, WAY } from './parts.js';

const PILLS =
  '(?:pills|tablets|meds|medication|medicine|painkillers|paracetamol|tylenol|ibuprofen|aspirin|antidepressants|sleeping pills|xanax|insulin|opioids|them)';
const HEIGHT =
  '(?:bridge|roof|rooftop|building|balcony|cliff|ledge|window|tower|overpass|viaduct|skyscraper|floor|edge|train|tracks|car|truck|bus|subway|metro)';
const ALL =
  '(?:all|every|the whole|a whole|whole|the entire|a load|loads|a bunch|a handful|handful|too many|a lot|lots|a bottle|the bottle|the rest|a pack|a packet|a box|twenty|thirty|forty|fifty|hundred)';

/** How it would be done. */
export const methods: readonly Rule[] = [
  meant(
    'SUICIDE',
    'a-way-to-die',
    `${WAY}(?: \\p{L}+){0,2} (?:way|ways|method|methods|death|suicide|how)?(?: \\p{L}+){0,2} ?(?:to |of )?(?:die|dying|kill (?:myself|yourself|oneself|urself)|end (?:my|your|ones) life|commit suicide|end it|suicide|death)`,
    '(?:how (?:many|much)|what (?:dose|amount))(?: \\p{L}+){0,7} (?:to die|kill (?:myself|yourself|me|oneself|a person my)|to overdose|to end (?:it|my life)|be fatal for me|lethal for me)',
    `how (?:do|can|could|should|would|to|does)~ (?:kill (?:myself|yourself|oneself)|end (?:my|ones|your) (?:own )?life|commit suicide|hang (?:myself|yourself))`,
    '(?:look|looking|looked|search|searching|searched|google|googling|googled|research|researching)~ (?:ways to die|how to die|height of the bridge|how high~ bridge|painless|suicide methods)',
    'insurance(?: \\p{L}+){0,6} (?:end (?:things|it|my life) ?(?:myself)?|killed? myself|suicide)',
  ),
  said(
    'SUICIDE',
    'poison',
    `${WANT} (?:overdose|od)`,
    'over ?dose (?:on|with)~ (?:pills|meds|medication|tablets|paracetamol|insulin|everything)',
    `(?:took|take|taking|taken|swallow|swallowed|swallowing|down|downed|eat|ate|drink) (?:\\p{L}+ )?${ALL}~ ${PILLS}(?! cookies)`,
    `(?:pills|tablets|meds|painkillers|paracetamol)(?: \\p{L}+){0,12} (?:take|taking|swallow|swallowing) (?:them all|all of them|the lot|every one)`,
    '(?:drank|drink|drinking|swallow|swallowed) (?:some |a bottle of |the |a cup of )?(?:bleach|antifreeze|pesticide|drain cleaner|rat poison|poison|cyanide)',
  ),
  said(
    'SUICIDE',
    'a-fall',
    `(?:${WANT}|think|thinking|thought|about to|imagine|imagining|urge|keep|tonight|just)~ (?:jump|jumping|leap|leaping) (?:off|from|out of|out|in front of|into|under)(?: \\p{L}+){0,2} ${HEIGHT}`,
    `(?:on|at|over|near) (?:the|a|this) (?:edge of the |top of the |railing of the )?${HEIGHT}(?: \\p{L}+){0,4} (?:jump|jumping|let go)(?! into the pool)`,
    `(?:throw|throwing|threw|fling|hurl|chuck) (?:myself|me) (?:in front|off|under|out|from|into (?:the )?(?:traffic|river|sea|road))`,
    `(?:${WANT}|think|thinking|tonight)~ (?:step|walk|run|lie|lay|stand|jump|drive|steer|swerve|stepping|walking|lying|driving)(?: out| down)? (?:in front of|into|under|on) (?:a |the |an |oncoming )*(?:train|trains|traffic|tracks|truck|bus|lorry|tree|wall|subway)`,
  ),
  said(
    'SUICIDE',
    'a-weapon-or-rope',
    '(?:blow|blew|blowing) (?:my|out my) (?:brains|brain|head)',
    '(?:gun|pistol|rifle|knife|blade|revolver)(?: \\p{L}+){0,8} (?:(?:to|in|at|against) (?:my|me) (?:head|mouth|temple|throat|chest|wrist|wrists|neck)|on myself)',
    '(?:put|hold|held|holding|point|pointed|pointing) (?:a|the) (?:gun|pistol|knife|blade)(?: \\p{L}+)? (?:to|in|at|against) my',
    '(?:shoot|shot) myself in the (?:head|mouth|heart|chest|face)',
    `(?:rope|noose|belt|cord)~ (?:around my neck|hang myself|for my neck|ready for me)`,
    `(?:tie|tied|tying|made|make) (?:a|the|my) noose(?! knot)`,
    `(?:slit|slitting|slash|slashing|cut|cutting|slashed|open|opened) (?:open )?(?:my|both my|both) (?:wrist|wrists|veins|throat|arteries)`,
    `starve ${SELF}(?: to death)?`,
  ),
  mentioned('SUICIDE', 'dying-by-own-hand', '(?:die|dying|died) by (?:my|own) (?:own )?hand'),
];
