import { useState } from 'react';
import { useIdentity } from '../../identity/identity-context';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Notice } from '../../parts/Notice';
import styles from './data.module.css';

const FORMATS = [
  { format: 'json', name: 'Everything', what: 'JSON, complete; can be imported again' },
  { format: 'markdown', name: 'To read', what: 'Markdown' },
  { format: 'pdf', name: 'To print', what: 'PDF' },
] as const;
const ENDINGS = { json: 'json', markdown: 'md', pdf: 'pdf' } as const;

/** Everything one has said and done, as a file. */
export function Taking() {
  const { identity } = useIdentity();
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (format: keyof typeof ENDINGS): Promise<void> => {
    setBusy(format);
    setFault(null);
    await save(format, await identity.token())
      .catch((error: Error) => setFault(error.message))
      .finally(() => setBusy(null));
  };
  return (
    <Card title="Take your data">
      <p>Your chats with all their branches, your days, your sessions and your portrait.</p>
      {fault && <Notice tone="bad">{fault}</Notice>}
      <ul className={styles.choices}>
        {FORMATS.map(({ format, name, what }) => (
          <li key={format}>
            <Button disabled={busy !== null} onClick={() => void take(format)}>
              {busy === format ? 'Preparing…' : name}
            </Button>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** By a request with a header, because a token must not stand in an address. */
async function save(format: keyof typeof ENDINGS, token: string | null): Promise<void> {
  const response = await fetch(`/export?format=${format}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error('The export could not be made. Please try again.');
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `smriti.${ENDINGS[format]}`,
  });
  link.click();
  URL.revokeObjectURL(url);
}
