import { type LanguageRules, meant, mentioned, said, speaking } from '../rule.js';

export const turkish: LanguageRules = speaking({
  language: 'tr',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      '(?<!gülmekten )(?<!açlıktan )ölmek ist(?:iyorum|erdim)',
      'kendimi (?:\\p{L}+ )?(?:öldür|as(?:mak|aca|ıyor)|vur(?:mak|aca)|yak(?:mak|aca))\\p{L}*',
      'canıma kıy\\p{L}*',
      'hayatıma son ver\\p{L}*',
      'keşke (?:ölsem|ölseydim|hiç doğmasaydım)',
      'ölsem daha iyi',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      'yaşamak istem(?:iyorum|em)',
      'yaşamanın (?:bir )?anlamı (?:yok|kalmadı)',
      'yaşamaktan (?:bıktım|yoruldum)',
      'bensiz daha iyi',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      'intihar(?: et\\p{L}*|\\p{L}*)? (?:\\p{L}+ )?(?:istiyorum|edeceğim|düşünüyorum|ediyorum|düşüncelerim|etmeyi)',
      'intiharı düşün\\p{L}*',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'kendimi (?:\\p{L}+ )?(?:kes(?:iyorum|tim|mek)|jilet\\p{L}*|yaralı\\p{L}*)',
      'kendime zarar ver\\p{L}*',
      '(?:bileklerimi|kollarımı) kes\\p{L}*',
    ),
  ],
  topics:
    'film\\p{L}*|kitap\\p{L}*|roman\\p{L}*|dizi\\p{L}*|şarkı\\p{L}*|ödev\\p{L}*|istatistik\\p{L}*|haber\\p{L}*',
  negation: '(?:asla|hiç)(?: \\p{L}+)?',
});
