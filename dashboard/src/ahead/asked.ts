import { questions } from './questions.generated';

/** So old an answer may be when it is first shown. */
const GOOD_FOR_MS = 10_000;

const HEADERS = {
  accept: 'application/graphql-response+json,application/json;q=0.9',
  'content-type': 'application/json',
};

interface Question {
  operationName: keyof typeof questions;
  variables: Record<string, unknown>;
}

interface Asked extends Question {
  token: string;
  response: Promise<Response>;
  /** Once it is there; undefined: not yet, or taken. */
  data?: unknown;
}

let asked: readonly Asked[] = [];

/**
 * Asks what Apollo will ask, before there is an Apollo.
 * @returns the data; undefined: none came, of which whoever asks in earnest will hear
 */
export async function ask<Data>(question: Question, token: string): Promise<Data | undefined> {
  const response = fetch('/graphql', {
    method: 'POST',
    headers: { ...HEADERS, authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...question, query: questions[question.operationName] }),
  });
  const one: Asked = { ...question, token, response };
  asked = [...asked, one];
  setTimeout(() => drop(one), GOOD_FOR_MS);
  try {
    const { data } = (await (await response).clone().json()) as { data?: Data | null };
    one.data = data ?? undefined;
    return data ?? undefined;
  } catch {
    return undefined;
  }
}

/** What this token was answered so far. */
export const answersFor = (token: string): readonly Asked[] =>
  asked.filter((one) => one.token === token && one.data !== undefined);

/** What this token was answered to a question that was asked ahead, if it is there; once. */
export function takeAnswer<Data>(question: Question, token: string): Data | undefined {
  const one = find(question, token);
  const data = one?.data as Data | undefined;
  if (one) delete one.data;
  return data;
}

/** As `fetch`; an answer that was asked for ahead, or is on its way, is taken in its place, once. */
export const fetchUnlessAsked: typeof fetch = async (input, init) => {
  const one = asked.length > 0 && typeof init?.body === 'string' && findSame(init);
  if (!one) return fetch(input, init);
  drop(one);
  // Should it have failed, it is asked as if nobody had been in a hurry.
  return one.response.catch(() => fetch(input, init));
};

function findSame({ body, headers }: RequestInit): Asked | undefined {
  const { authorization = '' } = headers as Record<string, string>;
  return find(JSON.parse(body as string) as Question, authorization.replace('Bearer ', ''));
}

const find = (question: Question, token: string): Asked | undefined =>
  asked.find((one) => one.token === token && textOf(one) === textOf(question));

function drop(one: Asked): void {
  asked = asked.filter((other) => other !== one);
}

const textOf = ({ operationName, variables }: Question): string =>
  JSON.stringify([operationName, variables]);
