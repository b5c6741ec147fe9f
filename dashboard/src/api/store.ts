import { useSyncExternalStore } from 'react';

/** A value that outlives components, and who wants to hear when there is another. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly current = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  become(next: T): void {
    if (Object.is(next, this.value)) return;
    this.value = next;
    for (const listener of this.listeners) listener();
  }
}

/** The value as it is now, and again whenever it changes. */
export const useStore = <T>({ subscribe, current }: Store<T>): T =>
  useSyncExternalStore(subscribe, current);
