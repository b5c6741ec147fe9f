import { english } from './english/english.js';
import { arabic } from './languages/arabic.js';
import { bengali } from './languages/bengali.js';
import { chinese, japanese, korean } from './languages/east-asian.js';
import { dutch, german } from './languages/germanic.js';
import { hindi, urdu } from './languages/hindi-urdu.js';
import { indonesian } from './languages/indonesian.js';
import { french, italian, portuguese, spanish } from './languages/romance.js';
import { russian } from './languages/russian.js';
import { turkish } from './languages/turkish.js';
import type { LanguageRules } from './rule.js';

/** English in depth, the others for what is said plainly. Nobody need say which one they write. */
export const languages: readonly LanguageRules[] = [
  english,
  ...[german, dutch, spanish, french, portuguese, italian, russian, turkish],
  ...[hindi, urdu, bengali, arabic, chinese, japanese, korean, indonesian],
];
