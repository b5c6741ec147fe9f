import { registerEnumType } from '@nestjs/graphql';

export const ActivityKinds = {
  CHAT: 'CHAT',
  GAME: 'GAME',
  VIDEO: 'VIDEO',
  MUSIC: 'MUSIC',
} as const;
export const SessionEndReasons = {
  CLIENT: 'CLIENT',
  IDLE: 'IDLE',
  CAP: 'CAP',
  CLAIMED: 'CLAIMED',
} as const;

export type ActivityKind = keyof typeof ActivityKinds;
export type SessionEndReason = keyof typeof SessionEndReasons;

registerEnumType(ActivityKinds, { name: 'ActivityKind' });
registerEnumType(SessionEndReasons, { name: 'SessionEndReason' });
