import { type LanguageRules, meant, said, speaking } from '../rule.js';

const WORD = '[\\p{L}\\p{M}]+';

/** Also in Latin letters, as most people type it. */
export const bengali: LanguageRules = speaking({
  language: 'bn',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      '(?:মরতে|মরে যেতে) (?:চাই|ইচ্ছ[\\p{L}\\p{M}]*|মন)',
      `নিজেকে (?:${WORD} )?(?:শেষ|মেরে|খুন|হত্যা)`,
      '(?:গলায় দড়ি|ফাঁসি|গলায় ফাঁস)(?: [\\p{L}\\p{M}]+)? ?(?:দেব|দেবো|নেব|নেবো|দিতে|দিব|দিবো)',
      'জীবন(?:টা)? (?:শেষ করে|শেষ করতে|দিয়ে দেব|রাখতে চাই না)',
      'মরে গেলেই (?:ভালো|ভাল|বাঁচি)',
      '(?:morte|more jete|mara jete|more zaite) (?:chai|icche|iccha|ichha|ichche|mon|ichcha)',
      'nijeke (?:\\p{L}+ )?(?:shesh|sesh|mere|khun)',
      '(?:golay dori|fashi|gola dori) (?:debo|dibo|nebo|nibo)',
      'more gelei (?:bhalo|valo)',
    ),
    said(
      'SUICIDE',
      'by-name',
      `(?:আমি|আমার|আমাকে)(?: ${WORD}){0,3} (?:আত্মহত্যা|সুইসাইড|আত্মহনন)`,
      '(?:আত্মহত্যা|সুইসাইড) (?:করব|করবো|করতে|করি|করার|করে ফেলব)',
      '(?:suicide|attohotta|atmohotta|attohottya|atyohotta|atmahatya) (?:korbo|korte|kori|korar|kore|krbo|krte)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:বাঁচতে|বেঁচে থাকতে|জীবিত থাকতে) (?:আর )?(?:চাই ?না|ইচ্ছ[\\p{L}\\p{M}]*(?: [\\p{L}\\p{M}]+)? না|ভালো লাগে না)',
      'বেঁচে থেকে (?:লাভ|কী|কি)',
      'বাঁচার (?:ইচ্ছা|ইচ্ছে|কোনো মানে) নেই',
      '(?:bachte|bacte|banchte|beche thakte|benche thakte) (?:ar )?(?:chai ?na|chaina|icche(?: \\p{L}+)? na|iccha(?: \\p{L}+)? na|valo lage na)',
      'ar bachte chai ?na',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      '(?:হাত|রগ|শিরা) কা(?:টি|টলাম|টছি|টব|টবো|টতে)',
      'নিজের ক্ষতি',
      '(?:haat|hat) kat(?:i|lam|chi|bo|te)',
    ),
  ],
});
