import { z } from 'zod';

/** The parts of a list that is written with commas. */
export const listed = (value = ''): string[] => value.split(',').flatMap((one) => one.trim() || []);

/** `''` in the environment means the same as absent. */
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const wholeNumber = (fallback: number, least: number, most: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? fallback : Number(value)),
    z.number({ error: 'must be a whole number' }).int().min(least).max(most),
  );

const choice = <T extends string>(options: readonly [T, ...T[]], fallback: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(options).default(fallback));

const url = (protocols: readonly string[]) =>
  optional(
    z
      .string()
      .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
        error: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
      }),
  );

const redisUrls = optional(
  z
    .string()
    .refine(
      (value) =>
        value
          .split(',')
          .every((one) => URL.canParse(one) && /^rediss?:$/.test(new URL(one).protocol)),
      { error: 'must be redis:// URLs, separated by commas' },
    ),
);

const origins = optional(
  z
    .string()
    .refine(
      (value) => listed(value).every((one) => URL.canParse(one) && new URL(one).origin === one),
      {
        error: 'must be origins such as https://id.example, separated by commas',
      },
    ),
);

const secret = optional(z.string().min(32, { error: 'must have at least 32 characters' }));

const DATABASE = ['postgres:', 'postgresql:'];
const WEB = ['http:', 'https:'];

/** The environment as it is written outside; `config.ts` turns it into our words. */
export const environment = z.object({
  NODE_ENV: choice(['development', 'test', 'production'], 'development'),
  PORT: wholeNumber(4000, 0, 65_535),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  REQUEST_TIMEOUT_MS: wholeNumber(25_000, 1_000, 28_000),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url(DATABASE),
  DATABASE_OWNER_URL: url(DATABASE),
  DATABASE_POOL: wholeNumber(10, 2, 1_000),
  REDIS_URL: redisUrls,
  CACHE: choice(['on', 'off'], 'on'),
  RATE_LIMIT_SENDS_PER_MINUTE: wholeNumber(60, 0, 1_000_000),
  RATE_LIMIT_GUESTS_PER_HOUR: wholeNumber(60, 0, 1_000_000),
  RATE_LIMIT_MUTATIONS_PER_MINUTE: wholeNumber(300, 0, 1_000_000),
  RATE_LIMIT_FILES_PER_HOUR: wholeNumber(30, 0, 1_000_000),
  IMPORT_PROCESS_FROM_MIB: wholeNumber(16, 0, 512),
  TRUST_PROXY: choice(['on', 'off'], 'off'),
  AUTH_SECRET: secret,
  AUTH_JWKS_URL: url(WEB),
  AUTH_ISSUER: optional(z.string()),
  AUTH_AUDIENCE: optional(z.string()),
  AUTH_ROLE_CLAIM: z.string().min(1).default('role'),
  SIGN_IN_MODULE: optional(z.string()),
  SIGN_IN_ORIGINS: origins,
  GUEST_SECRET: secret,
  GUEST_TTL_DAYS: wholeNumber(30, 1, 3_650),
  STREAK_FREEZES: wholeNumber(0, 0, 30),
  COMPANION_PROVIDER: choice(['offline', 'google', 'openai-compatible', 'anthropic'], 'offline'),
  COMPANION_MODEL: optional(z.string()),
  COMPANION_API_KEY: optional(z.string()),
  COMPANION_BASE_URL: url(WEB),
  COMPANION_TIMEOUT_MS: wholeNumber(30_000, 100, 600_000),
  CORS_ORIGINS: optional(z.string()),
  METRICS_TOKEN: optional(z.string()),
});

export type Environment = z.infer<typeof environment>;
