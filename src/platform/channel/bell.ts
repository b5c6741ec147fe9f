/** Wakes one who waits. A ring while nobody waits is not lost, and after `silence` nobody waits. */
export class Bell {
  /** Nobody is there any more to wait for anything. */
  isSilenced = false;
  private hasRung = false;
  private wake: () => void = () => undefined;

  ring(): void {
    this.hasRung = true;
    this.wake();
  }

  silence(): void {
    this.isSilenced = true;
    this.ring();
  }

  /** True when it rang, false when so much time has passed without. */
  async wait(longestMs: number): Promise<boolean> {
    if (!this.hasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const { hasRung } = this;
    this.hasRung = this.isSilenced;
    return hasRung;
  }
}

/** A feed whose reader may leave in the middle of a wait; a bare generator would sit it out. */
export function leavable<T>(feed: AsyncGenerator<T>, bell: Bell): AsyncGenerator<T> {
  return {
    next: () => feed.next(),
    throw: (error) => feed.throw(error),
    return: (value) => {
      bell.silence();
      return feed.return(value);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return(undefined);
    },
  };
}
