/**
 * Words that are near to a word of the rules and are words themselves: nobody who writes "want to
 * dive" or "line" slipped. Those of SUBTLEX-US that occur 30 times or more in its 51 million words, and
 * negations as they are read here, without their apostrophe.
 */
export const ORDINARY: ReadonlySet<string> = new Set(
  (
    'abbot abort aging alice alien alike awake batter beater bitter bride brides bridges burdens ' +
    'butter cain can cane cann cans cart cast cat cath cats cent chan chant chat clan coat ' +
    'combined commend commie commies commits committed committee commute commuter cunt dad dada ' +
    'dade dads deaf deal dealt dean dear deaths deed deja dent depth deserved deserves died ding ' +
    'dingo dings dingy disappeared disappears doing don done dong donut dost dot doth dots down ' +
    'downs drawn dread drone drowns drying dyed editing einstein endings evermore everyday ' +
    'exciting exists exit exiting exits exposing gain gains gene goes gon goner gong goodbyes ' +
    'goon gore goring gown groin hag hair ham han hand handing hangs hank hans hard harding hare ' +
    'harem hark harp harping hart hasn hatred hear hearing heng hing hoe hoke hole home hone ' +
    'hong hoop hop hoped hopes hops hose hour howe hung hunt hurl hurts hut huts hype jumps ' +
    'jumpy killer killings kills kilo kilt lice lie lied lies lieu lift like liking lime line ' +
    'linger lining lite lived liven liver lives loner longed lounge love loving mach mass mess ' +
    'missy mist moss muck munch mush muss noticed notices novice omer oven overcome overdo ' +
    'overdone overdue override overseas oversee paid pail paine pains paint pair pan pang pans ' +
    'pant pawn piles pill pin pine ping pink pinot pins pint pinto pints plain plan pleased ' +
    'pleases points pointy polls print pulls reasons salt saluting seal sell setting settings ' +
    'settling shallow sheep shelf shifting shit shitting shop shutting sift sifting sighting sit ' +
    'site sith sits sitting skit sleek sleet slept slicing slid sliding slim slinging slip ' +
    'slipping slop slot slut soap soup spit spitting split splitting spotting starting stating ' +
    'steep step stomp stoop stops stow suicides suit surgical swallows sweep thank thanking ' +
    'thick thieving thin thine thing thinks third thorough though thought thriving through ' +
    'ticking tickling tied timed tingling tink tinkling tire tires tomorrows toughest training ' +
    'tread trend tricking tried wack wade wage wail waist wait wakes walk wall walt wan wand ' +
    'wang wans wants ware warn wart wash wasn wasnt wat watt wave weak well went what whit width ' +
    'wigs wild willi wills willy wilt wily wins wise wit witch wits woke wont word words worlds ' +
    'worst worthy wouldn wound wrath writ write writes'
  ).split(' '),
);
