import type { ApolloClient } from '@apollo/client';
import { ToldDocument, type ToldQuery } from './operations.generated';

export type Told = Pick<ToldQuery['personalityContext'], 'version' | 'text' | 'expiresAt'>;

/** What was told last, for one account: kept until it expires or another version is saved. */
export class ToldKeeper {
  private readonly key: string;

  constructor(accountId: string) {
    this.key = `smriti.told.${accountId}`;
  }

  /** Asks only when what is kept has expired, and then pays for the text only if it is another. */
  async current(client: ApolloClient): Promise<Told> {
    const kept = this.kept();
    if (kept && new Date(kept.expiresAt) > new Date()) return kept;
    const { data } = await client.query({
      query: ToldDocument,
      variables: { knownVersion: kept?.version ?? null },
      fetchPolicy: 'no-cache',
    });
    const { notModified, version, text, expiresAt } = data!.personalityContext;
    const told = { version, text: notModified && kept ? kept.text : text, expiresAt };
    localStorage.setItem(this.key, JSON.stringify(told));
    return told;
  }

  forget(): void {
    localStorage.removeItem(this.key);
  }

  private kept(): Told | null {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null') as Told | null;
    } catch {
      return null;
    }
  }
}
