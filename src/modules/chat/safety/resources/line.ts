/** Somebody who listens, and where it is written that they do. */
export interface Line {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** The service's own name, under which it answers. */
  readonly name: string;
  readonly contact: string;
  /** The provider's or the authority's page, to check the line against. */
  readonly source: string;
}

export const line = (region: string, name: string, contact: string, source: string): Line => ({
  region,
  name,
  contact,
  source,
});
