import { line } from './line.js';

export const africaAndOceania = [
  line('ZA', 'SADAG Suicide Crisis Helpline', '0800 567 567, at any hour', 'https://www.sadag.org'),
  line('KE', 'Befrienders Kenya', '+254 722 178 177', 'https://www.befrienderskenya.org'),
  line(
    'AU',
    'Lifeline',
    '13 11 14, at any hour, or text 0477 13 11 14',
    'https://www.lifeline.org.au',
  ),
  line('NZ', 'Need to talk?', 'Call or text 1737, at any hour', 'https://1737.org.nz'),
];
