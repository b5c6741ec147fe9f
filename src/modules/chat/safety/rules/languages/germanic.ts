import { type LanguageRules, meant, mentioned, said, speaking } from '../rule.js';

const WILL = '(?:will|möchte|werde|würde|muss|könnte|sollte|wollte|wünschte|gehe)';

export const german: LanguageRules = speaking({
  language: 'de',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      `${WILL} (?:\\p{L}+ ){0,4}sterben(?! vor)`,
      `${WILL} (?:\\p{L}+ ){0,3}mich (?:\\p{L}+ ){0,3}(?:umbringen|töten|erhängen|erschiessen|aufhängen|vergiften|ertränken|vor den zug)`,
      'mich (?:selbst )?(?:umbringen|umzubringen|zu töten|erhängen|zu erhängen)',
      'bringe? mich (?:\\p{L}+ ){0,4}um',
      '(?:wäre|bin) (?:\\p{L}+ ){0,2}(?:lieber|besser|gern|gerne|am liebsten) tot',
      'wünschte (?:\\p{L}+ ){0,2}(?:ich )?(?:wäre|war) (?:\\p{L}+ )?tot',
      '(?:das|mein) leben (?:zu )?(?:nehmen|beenden|zu beenden)',
      '(?:von der brücke|vor (?:den|einen) zug|aus dem fenster) (?:zu )?(?:springen|werfen)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      'nicht (?:mehr|länger) (?:leben|weiterleben|da sein|aufwachen|existieren|am leben sein)(?! in| mit)',
      '(?:keinen|kein) (?:sinn|grund|lust) (?:mehr )?(?:zu leben|weiterzuleben|am leben|im leben)',
      '(?:besser|glücklicher) (?:dran )?ohne mich',
      'nie (?:geboren worden|wieder aufwachen)',
      'lebensmüde',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      '(?:ich|mich|mein|meinen|mir)~~ (?:selbstmord\\p{L}*|suizid\\p{L}*)',
      'selbstmord begehen',
      'suizidgedanken',
      'selbstmordgedanken',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'ritze mich',
      'mich (?:\\p{L}+ ){0,2}(?:ritzen|zu ritzen|selbst verletzen|selbst zu verletzen)',
      'schneide (?:mir|mich) (?:\\p{L}+ ){0,2}(?:arme|auf|handgelenke|pulsadern)',
      'pulsadern~ aufschneiden',
    ),
  ],
  topics:
    'film|buch|roman|serie|lied|hausaufgabe|hausaufgaben|referat|aufsatz|statistik|prävention|squad|unterricht|geschichte|nachrichten',
  negation: '(?:nie|niemals|nicht)(?: \\p{L}+){0,2}',
});

export const dutch: LanguageRules = speaking({
  language: 'nl',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      'wil (?:\\p{L}+ ){0,3}(?:dood|sterven|doodgaan)(?! van)',
      '(?:mezelf|mijzelf|me) (?:\\p{L}+ ){0,2}(?:ophangen|doden|van kant|verhangen|van het leven|doodmaken|voor de trein)',
      'er een (?:einde|eind) aan maken',
      '(?:einde|eind) aan mijn leven',
      'uit het leven stappen',
      'was ik maar dood',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      'niet (?:meer|langer) (?:leven|verder leven|wakker worden|bestaan)(?! in| met)',
      'beter (?:af )?zonder mij',
      'geen (?:zin|reden) (?:meer )?(?:om te leven|in het leven)',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      '(?:ik|mijn|me|mezelf)~~ (?:zelfmoord\\p{L}*|suicidaal|suicide)',
      'zelfmoord plegen',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      '(?:snijd|snij|kras) (?:mezelf|mijzelf|me)',
      'mezelf (?:\\p{L}+ ){0,2}(?:snijden|pijn doen|pijn te doen|verwonden)',
    ),
  ],
  topics: 'film|boek|serie|lied|huiswerk|opstel|statistiek|preventie|squad|nieuws|les',
  negation: '(?:nooit|niet)(?: \\p{L}+){0,2}',
});
