import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { TEST_SECRETS } from './app.js';
import { noteSaid } from './overhearing.js';

export interface GraphQLAnswer<T = Record<string, unknown>> {
  status: number;
  data: T;
  errors?: {
    message: string;
    path?: string[];
    extensions: Record<string, unknown> & { code: string };
  }[];
  headers: Headers;
}

/** Somebody with a token who talks to an app. */
export interface Person {
  token: string;
  /** The whole answer, errors included. */
  ask<T = Record<string, never>>(
    query: string,
    variables?: object,
    at?: string,
  ): Promise<GraphQLAnswer<T>>;
  /** The data alone; an error ends the test. */
  get<T = Record<string, never>>(query: string, variables?: object, at?: string): Promise<T>;
  /** The code of the first error; none is a failure of the test. */
  refusal(query: string, variables?: object, at?: string): Promise<string>;
}

const secret = new TextEncoder().encode(TEST_SECRETS.AUTH_SECRET);

/** A member nobody else has met yet, unless a subject is given. */
export async function member(
  app: { url: string },
  subject: string = randomUUID(),
  role: 'user' | 'admin' = 'user',
): Promise<Person> {
  const token = new SignJWT({ role, email: `${subject}@example.org` })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime('1h');
  return personWith(app, await token.sign(secret));
}

/** A guest, by the front door. */
export async function guest(app: { url: string }): Promise<Person> {
  const { data } = await post<{ createGuest: { token: string } }>(app.url, undefined, {
    query: 'mutation { createGuest { token } }',
  });
  return personWith(app, data.createGuest.token);
}

export function personWith({ url }: { url: string }, token: string): Person {
  const ask = <T>(query: string, variables: object = {}, at = url) =>
    post<T>(at, token, { query, variables });
  return {
    token,
    ask,
    get: async <T>(query: string, variables?: object, at?: string) => {
      const { data, errors } = await ask<T>(query, variables, at);
      if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
      return data;
    },
    refusal: async (query, variables, at) => {
      const { data, errors } = await ask(query, variables, at);
      if (!errors?.[0]) throw new Error(`It was not refused: ${JSON.stringify(data)}`);
      return errors[0].extensions.code;
    },
  };
}

export async function post<T = Record<string, never>>(
  url: string,
  token: string | undefined,
  body: object,
): Promise<GraphQLAnswer<T>> {
  noteSaid(token, body);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Omit<GraphQLAnswer<T>, 'status' | 'headers'>;
  return { ...answer, status: response.status, headers: response.headers };
}

export const SEND = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) {
    replayed
    message { id index content parentId conversationId }
    reply { id index content status parentId siblingCount model tokensUsed latencyMs }
    conversation { id title messageCount }
  }
}`;
