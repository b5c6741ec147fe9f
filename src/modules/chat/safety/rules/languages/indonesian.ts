import { type LanguageRules, meant, mentioned, said, speaking } from '../rule.js';

/** Malay too, where the words are the same. */
export const indonesian: LanguageRules = speaking({
  language: 'id',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      '(?:ingin|mau|pengen|pingin|pengin|mending|lebih baik|nak|pilih)~ mati(?! ketawa| gaya| rasa| kelaparan| lampu| listrik)',
      '(?:mengakhiri|akhiri|menamatkan) (?:hidupku|hidup saya|hidup ini|nyawaku|nyawa saya|hidup aku|semuanya)',
      '(?:gantung|menggantung) diri',
      '(?:lompat|loncat|terjun)(?: \\p{L}+)? (?:jembatan|gedung|rel)',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      '(?:aku|saya|gue|gw|ingin|mau|pengen|berpikir|kepikiran|akan)~~ bunuh diri',
      '^ bunuh diri',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:tidak|tak|gak|ga|nggak|ngga|enggak|udah ga|sudah tidak)~ (?:ingin|mau|sanggup|kuat|pengen) hidup(?! di| dengan| bersama| tanpa)',
      '(?:capek|lelah|cape|bosan) hidup',
      'lebih baik tanpa (?:aku|saya)',
      'tidak ada alasan(?: \\p{L}+)? hidup',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      '(?:menyayat|sayat|silet|iris|mengiris)~ (?:tangan\\p{L}*|nadi\\p{L}*|lengan\\p{L}*|diri)',
      '(?:menyakiti|melukai) diri(?: sendiri|ku)?',
    ),
  ],
  topics: 'film|buku|novel|lagu|tugas|statistik|berita|pencegahan|sejarah|pelajaran',
  negation: '(?:tidak|tak|gak|ga|nggak|bukan)',
});
