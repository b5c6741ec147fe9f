import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from '../../../platform/auth/authenticator.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { serviceUnavailable, unauthenticated } from '../../../platform/errors/refusal.js';
import { Departure } from '../../../platform/health/departure.js';
import { expectUsableHeaders } from '../../../platform/http/usable-headers.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { oneAtATime, tooManyFiles } from '../migration.errors.js';

/** What one process does at once; each holds a connection to the database, or room on the disk. */
const MOST_AT_ONCE = 4;

/** Leave to move a whole file; `leave` must be called at its end. */
export interface Admission {
  viewer: Viewer;
  leave(): void;
}

/** Who may bring or take a whole file: one of each kind at a time per account, and not too often. */
@Injectable()
export class FileGate {
  private readonly underway = new Set<string>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly departure: Departure,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Refusal UNAUTHENTICATED, CONFLICT, RATE_LIMITED, SERVICE_UNAVAILABLE */
  async admit(request: FastifyRequest, what: 'import' | 'export'): Promise<Admission> {
    if (this.departure.hasBegun) throw serviceUnavailable();
    expectUsableHeaders(request);
    const viewer = await this.authenticator.viewerOf(request.headers.authorization);
    if (!viewer) throw unauthenticated();
    const place = `${what} of ${viewer.accountId}`;
    if (this.underway.has(place)) throw oneAtATime(what);
    if (this.underway.size >= MOST_AT_ONCE) throw serviceUnavailable();
    this.underway.add(place);
    try {
      const owner = viewer.role === 'guest' ? request.ip : viewer.accountId;
      const retryAfter = await this.limits.take('files', owner, what);
      if (retryAfter > 0) throw tooManyFiles(retryAfter);
    } catch (error) {
      this.underway.delete(place);
      throw error;
    }
    return { viewer, leave: () => void this.underway.delete(place) };
  }
}
