import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { boundedFetch } from './bounded-fetch.js';

export type RemoteProvider = 'google' | 'openai-compatible' | 'anthropic';

/** A model ready to be asked. */
export type RemoteModel = LanguageModelV4;

export interface Access {
  apiKey?: string;
  baseUrl?: string;
}

/** Small, quick models: a companion is asked often and answers briefly. */
export const defaultModels: Record<RemoteProvider, string> = {
  google: 'gemini-3.5-flash',
  'openai-compatible': 'gpt-4.1-mini',
  anthropic: 'claude-haiku-4-5',
};

/**
 * The models of one provider by name.
 *
 * Addresses and keys are always spelled out: left open, the providers' packages would read them
 * from environment variables of their own, past our checked configuration.
 */
export function languageModels(
  provider: RemoteProvider,
  { apiKey, baseUrl }: Access,
): (name: string) => RemoteModel {
  if (provider === 'openai-compatible') {
    if (!baseUrl) throw new Error('An openai-compatible companion needs a base URL.');
    // No key is needed by models that run on one's own machine.
    const named = { name: 'companion', baseURL: baseUrl, apiKey: apiKey || undefined };
    return createOpenAICompatible({ ...named, includeUsage: true, fetch: boundedFetch });
  }
  if (!apiKey) throw new Error(`A companion of ${provider} needs an API key.`);
  if (provider === 'google') {
    const baseURL = baseUrl || 'https://generativelanguage.googleapis.com/v1beta';
    return createGoogle({ apiKey, baseURL, fetch: boundedFetch });
  }
  const baseURL = baseUrl || 'https://api.anthropic.com/v1';
  return createAnthropic({ apiKey, baseURL, fetch: boundedFetch });
}
