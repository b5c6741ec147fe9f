import { meant, mentioned, type Rule, said } from '../rule.js';
import { SELF, WANT } from './parts.js';

const DOING =
  '(?:cut|cutting|hurt|hurting|burn|burning|burned|burnt|injure|injuring|scratch|scratching|punish|punishing|hit|hitting|bite|biting|starve|starving|carve|carving)';
const BODY = '(?:arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hips|body|hand|hands)';

/** Hurting oneself on purpose, without a wish to die. */
export const selfHarm: readonly Rule[] = [
  said(
    'SELF_HARM',
    'to-harm-oneself',
    `(?:harm|harming|harmed|mutilate|mutilating|injuring) ${SELF}`,
  ),
  mentioned(
    'SELF_HARM',
    'self-harm-by-name',
    '(?:i|im|ive|me|my|do|did|doing|started|again|to|with|been|want)~ (?:self ?harm|self ?harming|self ?harmed|self ?injury|self ?injuring|self ?mutilation|self ?mutilate)',
    '(?:self ?harm|self ?harming|self ?harmed)~ (?:i|me|my|again|when|because|is|helps|every|tonight)',
  ),
  said(
    'SELF_HARM',
    'to-hurt-oneself',
    `(?:${WANT}|cant stop|keep|kept|started|start|urge|urges|tempted|love|like|afraid|scared|fear|used to|been|back to|again|thinking about|think about|thinking of|addicted to|am|im|only|when|whenever|unless|until|by|and|if)(?: to| of| by)? ${DOING} ${SELF}(?! some| a | another)`,
    `${DOING} ${SELF} (?:again|every|when|whenever|because|so (?:that |i )|to feel|on purpose|last night|tonight|deliberately|deep|deeper|for|cause|until|most|at night|in secret)(?! lunch| breakfast| dinner| fun)`,
    `(?:i|when i|and)~ (?:bite|scratch|punch|hit|burn|cut) my (?:own )?(?:arms|wrists|thighs|legs|face|skin|head)(?: |$)(?!a|on|while|shaving|cooking|by accident|accidentally)`,
    `${DOING} (?:my|up my) (?:own )?${BODY}(?: \\p{L}+){0,4} (?:on purpose|again|deliberately|because i|to feel|every night|when im|lighter|cigarette|razor|blade)`,
    `(?:carve|carved|carving) (?:words |things |lines )?(?:into|in|on) my ${BODY}`,
    `(?:started|back to|stop|cant stop|keep|relapsed and|been|about|urge to|want to|used to) (?:cutting|cut)(?= \\.|$| again| and i| because| when)`,
  ),
  meant(
    'SELF_HARM',
    'marks-and-blades',
    `(?:fresh|new|more|deep|my|hide|hiding|old) (?:\\p{L}+ )?(?:cuts|scars|burns)~ (?:on|over|up|down) my ${BODY}`,
    `(?:cuts|scars|burns) on (?:my|both) (?:arms|wrists|thighs|legs)(?: \\p{L}+)? (?:keep|are getting|get more|from|i made|again|since)`,
    '(?:blade|razor|knife|lighter|cutting|hurting myself|the pain) (?:is|was|feels like|seems) (?:the )?only (?:thing|friend|way|relief|comfort)',
    '(?:sleeves|bracelets|bandages|hoodie|makeup)(?: \\p{L}+){0,6} (?:what i do to|what i did to|my cuts|my scars|the cuts|the scars)',
    'what i(?:ve)? (?:do|did|have done|done|am doing) to my (?:arms|wrists|legs|thighs|body|skin)',
    'relapsed(?: \\p{L}+){0,4} (?:cut|cuts|cutting|blade|razor|scars|harm)',
    '(?:i|im|ive)~ clean from (?:cutting|self ?harm)',
  ),
];
