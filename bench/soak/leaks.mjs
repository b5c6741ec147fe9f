/** Shorter texts go the same ways as long ones, and turn up by chance. */
const SHORTEST = 12;
const ENDS = 24;

/** Ids, moments and zones are named in logs and keys as what they are. */
const NOBODYS =
  /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d([T ].*)?|[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+|[A-Z_]+)$/i;

/** Tokens and addresses, whoever's they are. */
const PRIVATE = [/\beyJ[\w-]{8,}/, /Bearer \S+/, /[\w.+-]+@[\w-]+\.[a-z]\w+/i];

/** Finds what people said where it has no business, by the beginnings and ends of their texts. */
export class Leaks {
  texts = 0;
  lines = 0;
  found = new Map();
  #byBeginning = new Map();

  /** @param said texts that may turn up nowhere */
  learn(said) {
    for (const text of said) {
      const written = JSON.stringify(text).slice(1, -1);
      if (written.length < SHORTEST || NOBODYS.test(text)) continue;
      this.texts += 1;
      for (const end of [written.slice(0, ENDS), written.slice(-ENDS)]) this.#keep(end);
    }
  }

  /** @param where what the line is of */
  look(where, line) {
    if (line === '') return;
    this.lines += 1;
    for (const pattern of PRIVATE) {
      const [shown] = pattern.exec(line) ?? [];
      if (shown) this.#report(where, shown, line);
    }
    for (let at = 0; at <= line.length - SHORTEST; at += 1) {
      for (const end of this.#byBeginning.get(line.slice(at, at + SHORTEST)) ?? []) {
        if (line.startsWith(end, at)) this.#report(where, end, line);
      }
    }
  }

  #keep(end) {
    const beginning = end.slice(0, SHORTEST);
    const others = this.#byBeginning.get(beginning);
    if (others) others.add(end);
    else this.#byBeginning.set(beginning, new Set([end]));
  }

  #report(where, shown, line) {
    const key = `${where}: ${shown}`;
    const known = this.found.get(key);
    this.found.set(key, { times: (known?.times ?? 0) + 1, line: known?.line ?? line });
  }
}
