import type { Person } from './people.js';

export interface Receipt {
  id: string;
  status: string;
  replayed: boolean;
  conversations: number;
  messages: number;
  sessions: number;
  activeDays: number;
  startedAt: string;
  finishedAt: string;
}

export const CLAIM = `mutation ($guestToken: String!) {
  claimGuest(guestToken: $guestToken) {
    id status replayed conversations messages sessions activeDays startedAt finishedAt
  }
}`;

export const PREVIEW = `query ($guestToken: String!) {
  claimPreview(guestToken: $guestToken) { conversations messages sessions activeDays }
}`;

export async function claim(
  member: Person,
  guest: { token: string },
  at?: string,
): Promise<Receipt> {
  const variables = { guestToken: guest.token };
  return (await member.get<{ claimGuest: Receipt }>(CLAIM, variables, at)).claimGuest;
}
