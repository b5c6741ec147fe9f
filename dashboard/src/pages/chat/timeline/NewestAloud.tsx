import { useLine } from './use-line';

/** Reads a reply out when it has come to its end, once; a stream of half sentences helps nobody. */
export function NewestAloud({ id }: { id: string }) {
  const line = useLine(id);
  const isReply = line?.role === 'ASSISTANT' && line.status !== 'GENERATING';
  return (
    <p className="visually-hidden" aria-live="polite">
      {isReply ? `Smriti: ${line.content}` : ''}
    </p>
  );
}
