import { resolve } from 'node:path';
import { type Environment, environment, listed } from './settings.js';
import { keptSecrets, type Secrets } from './secrets.js';

/** The whole configuration, in our words, read at the start and frozen. */
export class Config {
  readonly production!: boolean;
  readonly port!: number;
  readonly host!: string;
  /** A request must have arrived whole by then. */
  readonly requestTimeoutMs!: number;
  readonly logLevel!: Environment['LOG_LEVEL'];
  /** Absolute path of the folder that keeps what this installation made itself. */
  readonly dataDir!: string;
  /** No `url`: an embedded PostgreSQL under `dataDir`. */
  readonly database!: { url?: string; ownerUrl?: string; pool: number };
  readonly cache!: { enabled: boolean; redisUrl?: string };
  /** 0: no limit. */
  readonly limits!: {
    sendsPerMinute: number;
    guestsPerHour: number;
    mutationsPerMinute: number;
    filesPerHour: number;
  };
  /** Files of this size and more are taken in by a process of their own. */
  readonly importProcessFromBytes!: number;
  readonly trustProxy!: boolean;
  readonly auth!: {
    secret?: string;
    jwksUrl?: string;
    issuer?: string;
    audience?: string;
    roleClaim: string;
  };
  /** How the page gets members' tokens: a script of this installation, and whom that talks to. */
  readonly signIn!: { module?: string; origins: readonly string[] };
  readonly guests!: { secret: string; ttlDays: number };
  readonly streakFreezes!: number;
  readonly companion!: {
    provider: Environment['COMPANION_PROVIDER'];
    model?: string;
    apiKey?: string;
    baseUrl?: string;
    timeoutMs: number;
  };
  readonly corsOrigins!: readonly string[];
  readonly metricsToken?: string;
}

/** A start that cannot succeed: one line for the operator, no stack, no secret. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Reads and checks the environment.
 * @throws StartupError that names every bad variable at once and prints the value of none.
 */
export function readConfig(env: Record<string, unknown>): Config {
  const parsed = environment.safeParse(env);
  const faults = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${wording(issue.message)}`);
  if (!parsed.success || faults.length > 0) {
    throw new StartupError(`The configuration cannot be used: ${faults.join('; ')}.`);
  }
  return Object.freeze(inOurWords(parsed.data));
}

function wording(message: string): string {
  return message.startsWith('must') ? message : `is not usable (${message})`;
}

/** What no single variable shows: values that are missing for, or exclude, one another. */
function contradictions(env: Environment): string[] {
  const faults: string[] = [];
  const production = env.NODE_ENV === 'production';
  if (env.AUTH_SECRET && env.AUTH_JWKS_URL) {
    faults.push('AUTH_SECRET and AUTH_JWKS_URL exclude one another: set one of them');
  }
  if (production && !env.AUTH_SECRET && !env.AUTH_JWKS_URL) {
    faults.push('AUTH_SECRET or AUTH_JWKS_URL must be set in production');
  }
  if (production && env.AUTH_JWKS_URL && !env.AUTH_AUDIENCE) {
    faults.push('AUTH_AUDIENCE must be set with AUTH_JWKS_URL in production');
  }
  if (production && !env.GUEST_SECRET) faults.push('GUEST_SECRET must be set in production');
  if (env.AUTH_SECRET && env.AUTH_SECRET === env.GUEST_SECRET) {
    faults.push('GUEST_SECRET must differ from AUTH_SECRET');
  }
  if (env.COMPANION_PROVIDER === 'openai-compatible' && !env.COMPANION_BASE_URL) {
    faults.push('COMPANION_BASE_URL must be set for the provider openai-compatible');
  }
  if (['google', 'anthropic'].includes(env.COMPANION_PROVIDER) && !env.COMPANION_API_KEY) {
    faults.push(`COMPANION_API_KEY must be set for the provider ${env.COMPANION_PROVIDER}`);
  }
  return faults;
}

function inOurWords(env: Environment): Config {
  const dataDir = resolve(env.DATA_DIR);
  const secrets = keptSecrets(env, dataDir);
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    logLevel: env.LOG_LEVEL,
    dataDir,
    database: {
      url: env.DATABASE_URL,
      ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
      pool: env.DATABASE_POOL,
    },
    cache: { enabled: env.CACHE === 'on', redisUrl: env.REDIS_URL },
    limits: {
      sendsPerMinute: env.RATE_LIMIT_SENDS_PER_MINUTE,
      guestsPerHour: env.RATE_LIMIT_GUESTS_PER_HOUR,
      mutationsPerMinute: env.RATE_LIMIT_MUTATIONS_PER_MINUTE,
      filesPerHour: env.RATE_LIMIT_FILES_PER_HOUR,
    },
    importProcessFromBytes: env.IMPORT_PROCESS_FROM_MIB * 1_048_576,
    trustProxy: env.TRUST_PROXY === 'on',
    ...people(env, secrets),
    streakFreezes: env.STREAK_FREEZES,
    companion: {
      provider: env.COMPANION_PROVIDER,
      model: env.COMPANION_MODEL,
      apiKey: env.COMPANION_API_KEY,
      baseUrl: env.COMPANION_BASE_URL,
      timeoutMs: env.COMPANION_TIMEOUT_MS,
    },
    corsOrigins: listed(env.CORS_ORIGINS),
    metricsToken: env.METRICS_TOKEN,
  };
}

/** Who may come in, and how. */
function people(env: Environment, secrets: Secrets): Pick<Config, 'auth' | 'signIn' | 'guests'> {
  return {
    auth: {
      secret: secrets.auth,
      jwksUrl: env.AUTH_JWKS_URL,
      issuer: env.AUTH_ISSUER,
      audience: env.AUTH_AUDIENCE,
      roleClaim: env.AUTH_ROLE_CLAIM,
    },
    signIn: {
      module: env.SIGN_IN_MODULE && resolve(env.SIGN_IN_MODULE),
      origins: listed(env.SIGN_IN_ORIGINS),
    },
    guests: { secret: secrets.guest, ttlDays: env.GUEST_TTL_DAYS },
  };
}
