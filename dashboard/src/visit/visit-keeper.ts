import type { ApolloClient } from '@apollo/client';
import { connection } from '../api/connection';
import { codeOf } from '../api/errors';
import { endVisit, LEFT, sayGoodbye } from './end-visit';
import { deviceName, forgetTabName, tabName } from './names';
import { KeepVisitDocument, StartVisitDocument } from './operations.generated';
import { visit } from './visit';

const BEAT_MS = 2 * 60_000;
/** A goodbye takes its time; who looks before it arrives has looked in vain. */
const AFTER_GOODBYE_MS = 1_000;

/** Keeps a session open for one person, for as long as the page is looked at. */
export class VisitKeeper {
  private isHere = true;
  private isBusy = false;

  constructor(
    private readonly client: ApolloClient,
    private readonly owner: string,
  ) {}

  /** Opens it; answers how to leave. */
  begin(): () => void {
    visit.become(undefined);
    const leaving = new AbortController();
    const { signal } = leaving;
    const look = (): void => void this.look();
    const timer = setInterval(look, BEAT_MS);
    const deaf = [
      connection.subscribe(() => connection.current() === 'there' && !visit.current() && look()),
      visit.subscribe(() => visit.current() === undefined && look()),
    ];
    document.addEventListener('visibilitychange', look, { signal });
    // A page that was put aside comes back as it was, but for its session.
    addEventListener('pageshow', () => this.comeBack(), { signal });
    addEventListener('pagehide', () => this.leave(), { signal });
    addEventListener('storage', ({ key }) => key === LEFT && setTimeout(look, AFTER_GOODBYE_MS), {
      signal,
    });
    void this.seeing(() => this.open());
    return () => {
      leaving.abort();
      clearInterval(timer);
      for (const stop of deaf) stop();
      this.leave();
    };
  }

  /** What comes after it, as the last change of visibility, opens nothing any more. */
  private leave(): void {
    this.isHere = false;
    void endVisit(this.client);
  }

  private comeBack(): void {
    if (this.isHere) return;
    this.isHere = true;
    void this.look();
  }

  /** Somebody looks at the page: the session goes on, or another one begins. */
  private look(): Promise<void> {
    return this.seeing(async () => {
      if (document.visibilityState !== 'visible') return;
      const id = visit.current();
      if (id && (await this.goesOn(id))) return;
      if (this.isHere) await this.open();
    });
  }

  private async seeing(work: () => Promise<void>): Promise<void> {
    if (this.isBusy || !this.isHere) return;
    this.isBusy = true;
    await work();
    this.isBusy = false;
  }

  /** False when it has ended; as long as nobody says so, it has not. */
  private async goesOn(sessionId: string): Promise<boolean> {
    try {
      await this.client.mutate({ mutation: KeepVisitDocument, variables: { sessionId } });
      return true;
    } catch (error) {
      const code = codeOf(error);
      return code !== 'SESSION_ENDED' && code !== 'NOT_FOUND';
    }
  }

  private async open(): Promise<void> {
    try {
      let session = await this.start();
      if (session.endedAt) {
        forgetTabName(this.owner);
        session = await this.start();
      }
      if (this.isHere) visit.become(session.id);
      // Whoever left meanwhile could not say so before.
      else await sayGoodbye(this.client, session.id);
    } catch {
      if (this.isHere) visit.become(null);
    }
  }

  private async start(): Promise<{ id: string; endedAt: string | null }> {
    const input = {
      clientSessionId: tabName(this.owner),
      device: deviceName(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      resume: true,
    };
    const { data } = await this.client.mutate({
      mutation: StartVisitDocument,
      variables: { input },
    });
    return data!.startSession;
  }
}
