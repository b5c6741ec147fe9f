import { Injectable } from '@nestjs/common';
import { Channel, type Ear } from '../channel/channel.js';

const TOPIC = 'farewells';

/** One who remembers something of accounts. */
export interface Mourner {
  /** Nothing that is remembered of this account is true any more. */
  gone(accountId: string): void;
  /** Any account may have gone unheard. */
  missed(): void;
}

/** That an account is no more, as processes tell one another: claimed, purged or deleted. */
@Injectable()
export class Farewells {
  constructor(private readonly channel: Channel) {}

  /** False while another process may say one that is not heard here. */
  get areHeard(): boolean {
    return this.channel.isWhole;
  }

  /** Never waits and never fails; this process has heard it when it returns. */
  say(accountId: string): void {
    this.channel.say(TOPIC, accountId);
  }

  async listen({ gone, missed }: Mourner): Promise<void> {
    const ear: Ear = { heard: gone, missed };
    await this.channel.listen(TOPIC, ear);
  }
}
