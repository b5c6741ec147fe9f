/** Figures of speech and titles, taken out before any rule looks. */
export const idioms = [
  'suicide (?:squads?|doors?|bomb\\w*|burns?|squeeze|pact in|king|girls?|machine|boys|missions?|attacks?|kings|gene|inhibitors?|cells?|is painless|silence|prevention|hot ?lines?|help ?lines?|awareness|rates?|statistics|watch list|vests?|drill|wings|runs?|sprints?|sodas?)',
  'suicidal tendencies',
  '(?:career|political|social|financial|professional|commercial|economic|brand|electoral|reputational|mass|assisted|digital) suicide',
  '(?:shoot|shot|shooting) (?:myself|yourself|himself|herself|ourselves|themselves) in the foot',
  '(?:kill|killed|killing|kills|die|died|dying|dies) (?:myself |himself |herself |themselves |us |me )?(?:of |from |with )?(?:laughing|laughter|boredom|embarrassment|shame|curiosity|thirst|hunger|heat|cringe|cuteness|excitement|happiness|envy|jealousy)',
  'cut (?:myself|himself|herself|yourself|themselves) (?:shaving|cooking|chopping|(?:while|when) (?:i was |he was |she was )?(?:cooking|chopping|shaving|slicing|gardening|peeling|cutting|opening|washing|making|doing)|on (?:a|the|some|an|my|broken|glass|paper|that)|with the kitchen|(?:a|an|another|some|off|in on|loose|short|out|free|in half|open a))',
  '(?:hurt|injured|hit|burned|burnt) (?:myself|himself|herself) (?:at|in|on|playing|during|while|running|lifting|doing|skiing|falling|with (?:the|a) (?:iron|oven|pan|coffee|tea|hair))',
  '(?:hang|hanging|hung) (?:out|around|on|up)(?: with| by)? (?:myself|himself|herself)?',
  '(?:to die for|die hard|do or die|live and let die|die with a smile|killing me softly|staying alive|dont fear the reaper|over my dead body|old habits die)',
  '(?:want|going|would|could|might|have) to die (?:of|for|laughing|laughin|from (?:laughing|laughter|embarrassment|cringe))',
  'throw (?:myself|himself|herself) into (?:my|the|his|her) (?:work|job|studies|project|hobby|music|task|gym)',
  '(?:kill|killing|killed|knock|knocking) (?:myself|himself|herself) (?:out|over|laughing|trying to (?:finish|get|fix|make|find|lose|pass|meet)|(?:at|in) the gym|for (?:this|that|a|the) (?:deadline|job|grade|project|company)|with (?:work|overtime|my own (?:grenade|rocket|bomb|trap)))',
  '(?:nearly|almost) (?:killed|died|killing) (?:himself|herself)? ?(?:falling|tripping|slipping|laughing|running|getting|from|of|when)',
  'hide and seek',
  'burden of proof',
  'tax burden',
].join('|');

/** Signs that a sentence speaks about the subject and not of somebody. */
export const topics = [
  'novels?|characters?|protagonist|chapter|plot|movies?|films?|series|episode|season',
  'scene|books?|poems?|poetry|lyrics?|songs?|bands?|albums?|singer|theme',
  'play|opera|painting|essays?|homework|assignment|class|lecture|seminar|exam',
  'course|thesis|dissertation|paper|papers|statistics?|statistical|rates?|research|researchers?',
  'studies|article|documentary|news|newspaper|headline|history|historical|ancient|hot ?line',
  'help ?line|volunteer|volunteering|awareness|prevention|campaign|squad|bombers?|kamikaze|samurai',
  'seppuku|lemmings|rocket|grenade|game|games|gaming|videogame|level|boss',
  'minecraft|fortnite|sims|respawn|npc|durkheim|camus|plath|woolf|hemingway',
  'cobain|romeo|juliet|hamlet|ophelia|cleopatra|hitler|nero|socrates|define',
  'definition|translate|etymology|synonym|religion|theology|philosophers?|philosophy|psychology|sociology',
  'euthanasia|legislation|law|laws|policy|detective|murder mystery|title|called|sings',
  'sang',
].join('|');

/** What takes back the words that follow it, with nothing in between that begins another thought. */
export const negation =
  '(?:dont|do not|didnt|did not|doesnt|does not|never|wouldnt|would not|wont|will not|isnt|arent|aint|wasnt|havent|hadnt|nobody|not)' +
  '(?: (?!(?:and|so|but|because|if|then|i|im|or|let|why|how|until|unless|otherwise|except|know|sure|anymore)(?: |$))[\\p{L}\\p{N}]+){0,3}';

/** Words whose slips are forgiven; short ones have too many neighbours that are words. */
export const words = (
  'want wanna going gonna kill killing killed myself suicide suicidal commit commited ending life live living alive ' +
  'dead death wish dying hang hanging hurt harm harming harmed cutting self selfharm overdose wrists wrist slit slitting ' +
  'better without everyone everybody nobody would miss gone exist existing anymore wake tomorrow again nothing reason point ' +
  'cant dont around much longer burden tired worth worthless goodbye forever disappear thoughts thinking think about pills ' +
  'bridge swallow jump drown unalive asleep sleep deserve notice world with over already please pain stop will hope rather die end'
).split(' ');
