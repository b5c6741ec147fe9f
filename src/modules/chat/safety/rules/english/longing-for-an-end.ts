import { meant, type Rule, said } from '../rule.js';
import { END } from './parts.js';

const DEATH =
  '(?:death|dying|being dead|my death|my own death|not being here|ending things|not existing|not being alive)';

/** Pain that only death seems to end, and thoughts that circle around it. */
export const longingForAnEnd: readonly Rule[] = [
  meant(
    'HOPELESSNESS',
    'the-pain-to-end',
    `(?:want|wanna|need|wish|make|let|just want)~ (?:it all|everything|the pain|my pain|this pain|all this pain|all of this|all of it|the hurt|the hurting|the suffering|my suffering|the voices|this nightmare|it|this)(?: \\p{L}+)? (?:to )?(?:just )?(?:stop|end|be over|go away)(?: forever| for ever| for good| now| already| tonight| please)${END}`,
    `(?:want|wanna|need|wish|make|let|just want)~ (?:it all|everything|the pain|my pain|this pain|all this pain|all of this|all of it|the suffering|my suffering) (?:to )?(?:just )?(?:stop|end|be over|go away)${END}`,
    'only way~ (?:stop|end|escape|make)~ (?:pain|suffering|hurting|hurt|this|it all|voices)~ (?:not be|not being|die|dying|death|to be gone|not exist|leave)',
    `(?:stop|end|escape) (?:the|my|this) (?:pain|suffering) (?:forever|for good|once and for all)`,
  ),
  meant(
    'HOPELESSNESS',
    'death-as-relief',
    `${DEATH} (?:would|will|sounds|seems|feels|looks|might|must|is|could|starts)~ (?:relief|peaceful|peace|better|easier|nice|good|escape|comforting|comfort|way out|answer|welcome|release|appealing|tempting|beautiful|freedom|only|solution|calm|restful|to look good)`,
    `(?:think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]e|fantasi[sz]ing|daydream|daydreaming|obsessed|obsessing)~ (?:about|of|with) (?:my own |my )?(?:death|dying|being dead|not being here|not being alive|not existing|ending things|ending it)~ (?:all the time|every|constantly|a lot|always|exit|lately|again|only|nonstop|escape|way out|way)`,
    '(?:wouldnt|would not|dont|do not) (?:even )?mind (?:if )?(?:i |a |the |it )?(?:\\p{L}+ ){0,2}(?:hit|died|dying|dead|killed|die|crashed|crash|never woke|didnt wake|not waking)(?: me)?',
    '(?:wish|hope|hoping|wishing|pray|praying|if only)~ (?:bus|car|truck|train|lorry|plane|cancer|lightning|illness|disease)~ (?:hit|hits|kill|kills|crash|crashes|take|takes|strike) (?:me|into me)',
    'if i (?:didnt|dont|never|did not|do not) (?:wake|woke) up~ (?:relieved|better|fine|ok|okay|happy|happier|care|glad|mind|good|nobody)',
    '(?:dont|do not|doesnt|stopped|no longer|not|cant)(?: even| really| bring| myself| to)* (?:care|caring|matter|bring myself to care)~ (?:if|whether) i (?:live|die|wake|am alive|survive|lived|died|make it)',
    '(?:how|so) (?:easy|simple|quick)~ (?:would be|it is|itd be|could be)(?: to (?:just )?(?:jump|fall|step|swerve|end|die|let go|disappear|take))',
    '(?:tracks|train|trains|pills|bottle|bridge|knife|edge|window|balcony|rope|blade|razor|gun|river|cliff)(?: \\p{L}+){0,5} (?:how|so) (?:easy|simple)',
    '(?:imagine|imagining|picture|picturing|think about|thinking about|think of|urge|tempted|feel like)~ (?:steer|steering|swerve|swerving|drive|driving|crash|crashing|walk|walking|step|stepping)~ (?:into|in front of|off) (?:a |the |an |oncoming )*(?:tree|traffic|wall|truck|pole|lane|river|bridge|barrier|car|bus|train|road|cliff|sea|ocean)',
  ),
  said(
    'HOPELESSNESS',
    'afraid-of-oneself',
    'do(?:ing)?(?: something| things)?(?: really| very)?(?: bad| stupid| terrible| awful| dangerous)?(?: things?| something)? to myself',
    '(?:keep|keeping|be|stay|kept) (?:myself )?safe from myself',
    '(?:dont|cant|cannot|do not|not)~ (?:keep|keeping) myself safe',
    '(?:dont|cant|cannot|do not) trust myself (?:tonight|alone|to be alone|around|with|right now|to stay|not to|anymore)',
    'not safe (?:from|with|around) myself',
  ),
];
