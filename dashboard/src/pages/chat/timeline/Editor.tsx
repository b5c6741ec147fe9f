import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import type { LineFragment } from '../operations.generated';
import styles from './Editor.module.css';
import { useDeeds } from './use-deeds';

/** Other words for a message, which is kept beside them. */
export function Editor({ line, onClose }: { line: LineFragment; onClose(): void }) {
  const { deeds } = useDeeds();
  const [text, setText] = useState(line.content);
  const [state, setState] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const canSave = !state.isBusy && text.trim() !== '' && text !== line.content;
  const save = async (): Promise<void> => {
    setState({ isBusy: true });
    await deeds
      .edit(line, text)
      .then(onClose, (error: unknown) => setState({ isBusy: false, error }));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) void save();
  };
  return (
    <div className={styles.editor}>
      <textarea
        ref={area}
        aria-label="Other words for this message"
        value={text}
        maxLength={16_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {state.error !== undefined && <Notice tone="bad">{explain(state.error).text}</Notice>}
      <div className={styles.buttons}>
        <Button size="s" onClick={onClose}>
          Leave it
        </Button>
        <Button size="s" look="main" disabled={!canSave} onClick={() => void save()}>
          Send anew
        </Button>
      </div>
    </div>
  );
}
