import { Circuit } from './circuit.js';
import type { Companion } from './companion.js';
import { defaultModels, languageModels, type RemoteProvider } from './language-models.js';
import { OfflineCompanion } from './offline.js';
import { patiently, type Patience } from './patience.js';
import { request } from './request.js';

export interface CompanionSettings {
  provider: 'offline' | RemoteProvider;
  /** Empty: a small, quick model of the provider. */
  model?: string;
  apiKey?: string;
  /** Empty: the provider's own address. Required for `openai-compatible`. */
  baseUrl?: string;
  /** For a whole reply, retries included. */
  timeoutMs: number;
  resilience?: Partial<Resilience>;
}

/** Numbers that tests shorten; the defaults are meant for people who wait at a screen. */
export interface Resilience extends Omit<Patience, 'timeoutMs'> {
  failuresToOpen: number;
  restMs: number;
}

const defaults: Resilience = {
  tries: 3,
  firstPauseMs: 250,
  longestPauseMs: 10_000,
  failuresToOpen: 5,
  restMs: 10_000,
};

/** The companion that the settings ask for. Throws at once if they lack an address or a key. */
export function createCompanion(settings: CompanionSettings): Companion {
  const { provider } = settings;
  if (provider === 'offline') return new OfflineCompanion();
  const models = languageModels(provider, settings);
  const { failuresToOpen, restMs, ...patience } = { ...defaults, ...settings.resilience };
  const within = { ...patience, timeoutMs: settings.timeoutMs };
  const circuit = new Circuit(failuresToOpen, restMs);
  const model = settings.model || defaultModels[provider];
  return {
    model,
    reply: (prompt, signal) =>
      circuit.guard(() =>
        patiently((until) => request(models(prompt.model || model), prompt, until), within, signal),
      ),
  };
}
