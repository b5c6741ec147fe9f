import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { MemberTokens } from '../auth/member-token.js';
import { Config } from '../config/config.js';
import { badInput, Refusal } from '../errors/refusal.js';
import { mintsTokens } from './page-settings.js';

const VALID_SECONDS = 30 * 86_400;

const wishes = z.object({
  name: z.string().trim().min(1).max(255),
  role: z.enum(['user', 'admin']).default('user'),
});

/** Signing in for trying: what `npm run token` prints, for the page. Not in production. */
@Controller('trial')
export class TrialTokenController {
  constructor(
    private readonly config: Config,
    private readonly members: MemberTokens,
  ) {}

  @Post('token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async token(@Body() body: unknown): Promise<{ token: string }> {
    if (!mintsTokens(this.config)) {
      throw new Refusal('FORBIDDEN', 'Here one signs in at the identity provider.');
    }
    const wish = wishes.safeParse(body);
    if (!wish.success)
      throw badInput('Say a name of 1 to 255 characters, and a role: user or admin.');
    const { name, role } = wish.data;
    return { token: await this.members.mint(name, role, VALID_SECONDS) };
  }
}
