interface Meaning {
  /** Whether asking again later can help. It also decides whether the circuit counts the failure. */
  retryable: boolean;
  /** Whether we ask again ourselves, as long as no text was forwarded. */
  passing?: boolean;
  sentence: string;
}

const meanings = {
  deadline: { retryable: true, sentence: 'The companion took too long to answer.' },
  'rate-limited': {
    retryable: true,
    passing: true,
    sentence: 'The companion is asked too often at the moment.',
  },
  unavailable: {
    retryable: true,
    passing: true,
    sentence: 'The companion is not available at the moment.',
  },
  connection: {
    retryable: true,
    passing: true,
    sentence: 'The connection to the companion was lost.',
  },
  garbage: { retryable: true, sentence: 'The companion sent something that is not a reply.' },
  truncated: { retryable: true, sentence: 'The reply of the companion broke off.' },
  empty: { retryable: true, sentence: 'The companion sent an empty reply.' },
  'too-long': { retryable: true, sentence: 'The companion sent far more than a reply.' },
  withheld: { retryable: false, sentence: 'The provider of the companion withheld its reply.' },
  unauthorized: {
    retryable: false,
    sentence: 'The companion refused our credentials; its key needs a look.',
  },
  rejected: {
    retryable: false,
    sentence: 'The companion did not accept the request; its model or settings need a look.',
  },
  'circuit-open': {
    retryable: true,
    sentence: 'The companion failed repeatedly and is given a short rest.',
  },
} satisfies Record<string, Meaning>;

export type UpstreamReason = keyof typeof meanings;

interface Circumstances {
  /** The HTTP status that was answered, where there was one. */
  status?: number;
  retryAfterSeconds?: number;
  retries?: number;
}

/**
 * A reply that could not be finished through no fault of the person.
 *
 * It carries fixed sentences, numbers and reasons only. The provider's own error is deliberately
 * not kept as `cause`: it holds the whole request, that is, what the person wrote.
 */
export class UpstreamFailure extends Error {
  readonly code: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED';
  readonly retryable: boolean;
  /** Requests that failed before the one this failure speaks of. */
  readonly retries: number;
  readonly status?: number;
  /** When the provider wants to be asked again at the earliest. */
  readonly retryAfterSeconds?: number;

  constructor(
    readonly reason: UpstreamReason,
    circumstances: Circumstances = {},
  ) {
    super(meanings[reason].sentence);
    this.name = 'UpstreamFailure';
    this.code = reason === 'deadline' ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_FAILED';
    this.retryable = meanings[reason].retryable;
    this.retries = circumstances.retries ?? 0;
    this.status = circumstances.status;
    this.retryAfterSeconds = circumstances.retryAfterSeconds;
  }

  /** Whether the next request may well succeed, so that we try it without bothering the person. */
  get isPassing(): boolean {
    const meaning: Meaning = meanings[this.reason];
    return meaning.passing ?? false;
  }

  /** The same failure, met on the request after so many others. */
  after(retries: number): UpstreamFailure {
    return new UpstreamFailure(this.reason, { ...this, retries });
  }
}
