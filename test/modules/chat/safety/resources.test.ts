import { describe, expect, it } from 'vitest';
import { EMERGENCY_NUMBERS } from '../../../../src/modules/chat/safety/resources/emergency-numbers.js';
import {
  INTERNATIONAL,
  LINES,
  resourcesFor,
} from '../../../../src/modules/chat/safety/resources/resources.js';
import { languages } from '../../../../src/modules/chat/safety/rules/languages.js';
import { supportText } from '../../../../src/modules/chat/safety/support-texts.js';

describe('A resource', () => {
  it.each(LINES)('$region $name has a page to check it against, and help in danger', (line) => {
    expect(line.region).toMatch(/^[A-Z]{2}$/);
    expect(line.source).toMatch(/^https?:\/\/[^\s]+$/);
    expect(line.contact).toMatch(/\d{3}/);
    expect(EMERGENCY_NUMBERS[line.region]).toMatch(/^\d{3,4}$/);
  });

  it('is there for every zone on earth, and the international one always comes last', () => {
    const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5', 'Mars/Phobos'];
    for (const zone of zones) expect(resourcesFor(zone).at(-1)).toEqual(INTERNATIONAL);
    expect(resourcesFor(null)).toEqual([INTERNATIONAL]);
  });

  it.each([
    ['America/Puerto_Rico', 'US'],
    ['Indian/Reunion', 'FR'],
    ['Europe/Oslo', 'NO'],
    ['Asia/Katmandu', 'NP'],
    ['America/Buenos_Aires', 'AR'],
  ])('of %s is one of %s', (zone, region) => {
    expect(resourcesFor(zone)[0]!.region).toBe(region);
  });
});

describe('A language of the rules', () => {
  it.each(languages)('$language has a text of its own', ({ language }) => {
    if (language !== 'en') expect(supportText(language)).not.toBe(supportText('en'));
    expect(supportText('xx')).toBe(supportText('en'));
  });

  it.each(languages)('$language names its rules as the record of them takes it', (speaking) => {
    const names = speaking.rules.map(({ name }) => `${speaking.language}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]{2}\/[a-z-]{1,40}$/);
  });
});
