import type { Concern } from './concern.js';
import type { CrisisSupport } from './crisis.types.js';
import { resourcesFor } from './resources/resources.js';
import { supportText } from './support-texts.js';

/** What somebody in distress is given: the same for the same message, as long as they live where they do. */
export const supportFor = (
  { language }: Pick<Concern, 'language'>,
  zone: string | null,
): CrisisSupport => ({
  text: supportText(language),
  resources: resourcesFor(zone),
});

/** The same on paper, one resource a line. */
export const written = ({ text, resources }: CrisisSupport): string =>
  [text, ...resources.map(({ name, contact }) => `- ${name}: ${contact}`)].join('\n');
