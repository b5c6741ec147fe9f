import { line } from './line.js';

export const americas = [
  line(
    'US',
    '988 Suicide & Crisis Lifeline',
    'Call or text 988, at any hour',
    'https://988lifeline.org',
  ),
  line(
    'US',
    'Crisis Text Line',
    'Text HOME to 741741, at any hour',
    'https://www.crisistextline.org',
  ),
  line('CA', '9-8-8 Suicide Crisis Helpline', 'Call or text 988, at any hour', 'https://988.ca'),
  line('MX', 'Línea de la Vida', '800 911 2000, a toda hora', 'https://www.gob.mx/conasama'),
  line('BR', 'CVV – Centro de Valorização da Vida', '188, a qualquer hora', 'https://cvv.org.br'),
  line(
    'AR',
    'Línea Nacional de Salud Mental',
    '0800 999 0091, a toda hora',
    'https://www.argentina.gob.ar/salud/mental-y-adicciones',
  ),
  line(
    'CL',
    'Línea Prevención del Suicidio',
    '*4141, a toda hora',
    'https://www.minsal.cl/linea-de-atencion-4141-no-estas-solo-no-estas-sola/',
  ),
];
