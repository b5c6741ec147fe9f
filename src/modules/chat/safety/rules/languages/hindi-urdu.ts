import { type LanguageRules, meant, said, speaking } from '../rule.js';

/** Also in Latin letters, as most people type it. */
export const hindi: LanguageRules = speaking({
  language: 'hi',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      '(?:मरना|मर जाना|मर जाने को) (?:ही )?(?:चाहत\\p{M}*|है|हैं|जी)',
      '(?:मरने|मर जाने) का (?:मन|दिल|जी)',
      '(?:अपनी )?जान (?:दे|ले) (?:देना|देने|दूंगा|दूंगी|लूंगा|लूंगी|लेना)',
      '(?:अपनी )?जान (?:देना|देने|लेना|लेने)',
      '(?:खुद|अपने आप) को (?:मार|खत्म|फांसी|गोली)',
      'फांसी लगा\\p{L}*',
      'marna (?:chah?ta|chah?ti|chahta|hai|he|h|chahte)',
      'mar (?:jana|jaana) (?:chah?ta|chah?ti|hai)',
      'marne ka (?:man|mann|dil|ji)',
      'khud ko (?:\\p{L}+ )?(?:marna|maar|mar dalu|khatam|khatm|hurt)',
      '(?:apni )?jaan (?:dena|dene|de dunga|de dungi|lena)',
    ),
    said(
      'SUICIDE',
      'by-name',
      '(?:मैं|मुझे|मेरे|मेरी|मै)(?: [\\p{L}\\p{M}]+){0,3} (?:आत्महत्या|खुदकुशी|सुसाइड)',
      '(?:आत्महत्या|खुदकुशी|सुसाइड) (?:करना|कर लूंगा|कर लूंगी|करूंगा|करूंगी|करने|के विचार)',
      '(?:suicide|khudkushi|khudkhushi|atmahatya|aatmahatya|aatmhatya) (?:kar|karna|karne|karu|karunga|karungi|karlu|krna|ke)(?= | \\.|$)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:जीना|जिंदा रहना|जीने) (?:ही )?नहीं(?: [\\p{L}\\p{M}]+)? ?(?:है|चाहत\\p{M}*)',
      'नहीं जीना',
      'जीने का (?:मन|दिल) नहीं',
      'जीने की (?:इच्छा|चाह|वजह) नहीं',
      '(?:jeena|jina|jeene|zinda rehna) (?:hi )?(?:nahi|nhi|nai|nahin)(?: \\p{L}+)? ?(?:chah?ta|chah?ti|chahta|chahti|hai|h|he)',
      '(?:nahi|nhi) (?:jeena|jina)',
      '(?:jeene|jine) ka (?:man|mann|dil) (?:nahi|nhi)',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      '(?:हाथ|नस|कलाई) काट (?:ली|लूं|लूंगा|लूंगी|लेता|लेती|रहा|रही)',
      '(?:haath|nas|kalai) kaat',
    ),
  ],
  negation: '(?:कभी नहीं|kabhi nahi)',
});

export const urdu: LanguageRules = speaking({
  language: 'ur',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      '(?:مرنا|مر جانا) چاہت\\p{L}*',
      'مجھے مرنا',
      'اپنی جان (?:لینا|لے|لینے|دینا|دے|دینے)',
      '(?:خود|اپنے آپ) کو (?:مار|ختم|پھانسی)',
      '(?:اپنی )?زندگی (?:ختم|کا خاتمہ)',
    ),
    said('SUICIDE', 'by-name', '(?:میں|مجھے|میرے)~~ خودکشی', 'خودکشی (?:کرنا|کر لوں|کروں)'),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:جینا|زندہ رہنا) نہیں(?: \\p{L}+)? ?(?:ہے|چاہت\\p{L}*)',
      'نہیں جینا',
      'جینے کا (?:دل|من) نہیں',
    ),
  ],
});
