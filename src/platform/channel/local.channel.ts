import { Channel, type Ear } from './channel.js';
import { Ears } from './ears.js';

/** For a server that is alone on its database: everybody who could speak is in this process. */
export class LocalChannel extends Channel {
  readonly isWhole = true;
  private readonly ears = new Ears();

  say(topic: string, text: string): void {
    this.ears.tell(topic, text, false);
  }

  async listen(topic: string, ear: Ear): Promise<() => void> {
    this.ears.add(topic, ear);
    return () => this.ears.remove(topic, ear);
  }
}
