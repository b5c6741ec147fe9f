import { Injectable } from '@nestjs/common';
import { serviceUnavailable } from '../errors/refusal.js';

/** That this process is about to leave: known to all before anything is closed. */
@Injectable()
export class Departure {
  private readonly leaving = new AbortController();

  get hasBegun(): boolean {
    return this.signal.aborted;
  }

  /** Aborted with what those are told who ask for something now. */
  get signal(): AbortSignal {
    return this.leaving.signal;
  }

  begin(): void {
    this.leaving.abort(serviceUnavailable());
  }
}
