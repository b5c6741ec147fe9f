import { settings } from './settings';

interface Claims {
  subject: string;
  name: string | null;
  isAdmin: boolean;
}

/** What a token says of whom it is for: to show, never to decide by. */
export function claimsOf(token: string): Claims {
  const said = payloadOf(token);
  const text = (claim: string): string | null =>
    typeof said[claim] === 'string' ? said[claim] : null;
  return {
    subject: text('sub') ?? '',
    name: text('name') ?? text('email') ?? text('sub'),
    isAdmin: said[settings.roleClaim] === 'admin',
  };
}

function payloadOf(token: string): Record<string, unknown> {
  try {
    const base64 = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
