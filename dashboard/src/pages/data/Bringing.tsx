import { useState } from 'react';
import { useIdentity } from '../../identity/identity-context';
import { Card } from '../../parts/Card';
import { counted, share } from '../../parts/format';
import { Notice } from '../../parts/Notice';
import { type Importing, importFile, type Report } from './import-file';
import styles from './data.module.css';

/** Chats of other apps come in, and it is told what came of each part. */
export function Bringing() {
  const { identity } = useIdentity();
  const [state, setState] = useState<Importing | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setFault(null);
    setIsBusy(true);
    await importFile(file, await identity.token(), setState)
      .catch((error: Error) => setFault(error.message))
      .finally(() => setIsBusy(false));
  };
  return (
    <Card title="Bring your chats">
      <p>
        An export of ChatGPT (the zip as it is), LibreChat, Open WebUI, SillyTavern, Open Assistant,
        ShareGPT, or of Smriti itself, up to 512 MiB. It is recognised by what is in it, and nothing
        is added twice.
      </p>
      <label className={styles.file}>
        <span>A file to import</span>
        <input
          type="file"
          disabled={isBusy}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void take(file);
          }}
        />
      </label>
      {state && <Progress state={state} isBusy={isBusy} />}
      {fault && <Notice tone="bad">{fault}</Notice>}
      {state?.report && <Outcome report={state.report} />}
      {state && state.broken.length > 0 && <Broken broken={state.broken} />}
    </Card>
  );
}

function Progress({ state: { progress }, isBusy }: { state: Importing; isBusy: boolean }) {
  if (!isBusy) return null;
  return (
    <label className={styles.progress}>
      <span>{progress === null ? 'On its way…' : `Read ${share(progress)}`}</span>
      <progress max={1} {...(progress === null ? {} : { value: progress })} />
    </label>
  );
}

function Outcome({ report }: { report: Report }) {
  const { formats, conversations, added, known, broken, skipped } = report;
  const left = Object.entries(skipped).map(([what, times]) => `${times} ${what}`);
  return (
    <Notice tone={broken > 0 ? 'warm' : 'plain'}>
      <p>
        {counted(added, 'message')} added from {counted(conversations, 'conversation')} of{' '}
        {formats.join(', ')}; {counted(known, 'message')} had been there.
      </p>
      {left.length > 0 && <p>Left out by rule: {left.join(', ')}.</p>}
      {broken > 0 && <p>{counted(broken, 'item')} could not be read; everything else is here.</p>}
    </Notice>
  );
}

function Broken({ broken }: Pick<Importing, 'broken'>) {
  return (
    <details className={styles.broken}>
      <summary>What could not be read</summary>
      <ul>
        {broken.map(({ where, reason }, at) => (
          <li key={at}>
            <strong>{where}</strong>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
