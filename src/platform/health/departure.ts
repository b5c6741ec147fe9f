import { Injectable } from '@nestjs/common';

/** That this process is about to leave: known to all before anything is closed. */
@Injectable()
export class Departure {
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
