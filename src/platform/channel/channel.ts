/** One who listens to a topic. */
export interface Ear {
  /** @param isFromAfar said by another process */
  heard(text: string, isFromAfar: boolean): void;
  /** Something may have been said that was not heard: look where the truth lies. */
  missed(): void;
}

/**
 * What processes call out to one another: wake-ups and words in the making. Whoever is not listening
 * misses it, and a line may break, so nothing is kept here alone: a listener must be able to look up
 * in the database what it was not told.
 */
export abstract class Channel {
  /** False while other processes may not be heard: whoever waits for news must look for itself. */
  abstract readonly isWhole: boolean;

  /** Never waits and never fails. Listeners of this process hear it before this returns. */
  abstract say(topic: string, text: string, reach?: 'everywhere' | 'here'): void;

  /** Resolves once what is said from now on is heard, or it is clear that it may not be. */
  abstract listen(topic: string, ear: Ear): Promise<() => void>;
}
