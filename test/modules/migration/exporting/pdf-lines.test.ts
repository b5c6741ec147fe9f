import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../src/modules/migration/exporting/pdf/lines.js';

const textsOf = (paragraph: string) =>
  [...linesOf(paragraph, Infinity, () => 1)].flatMap(({ runs }) => runs.map(({ text }) => text));

describe('A line of the PDF', () => {
  it('draws scripts whose letters change places by themselves, also between Latin ones', () => {
    expect(textsOf('You wrote: “हिन्दी में नमस्ते” today')).toEqual([
      'You wrote: “',
      'हिन्दी में नमस्ते',
      '” today',
    ]);
    expect(textsOf('“বাংলা” today')).toEqual(['“', 'বাংলা', '” today']);
  });
});
