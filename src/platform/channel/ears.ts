import type { Ear } from './channel.js';

/** Who listens to what in this process. */
export class Ears {
  private readonly byTopic = new Map<string, Set<Ear>>();

  get topics(): string[] {
    return [...this.byTopic.keys()];
  }

  has(topic: string): boolean {
    return this.byTopic.has(topic);
  }

  add(topic: string, ear: Ear): void {
    const ears = this.byTopic.get(topic);
    if (ears) ears.add(ear);
    else this.byTopic.set(topic, new Set([ear]));
  }

  remove(topic: string, ear: Ear): void {
    const ears = this.byTopic.get(topic);
    if (ears?.delete(ear) && ears.size === 0) this.byTopic.delete(topic);
  }

  tell(topic: string, text: string, isFromAfar: boolean): void {
    this.byTopic.get(topic)?.forEach((ear) => ear.heard(text, isFromAfar));
  }

  /** @param topic all of them unless one is given */
  miss(topic?: string): void {
    for (const each of topic === undefined ? this.topics : [topic]) {
      this.byTopic.get(each)?.forEach((ear) => ear.missed());
    }
  }
}
