import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from 'react';
import { takeFocus } from '../../../parts/take-focus';
import { useMedia } from '../../../parts/use-media';
import styles from './Composer.module.css';
import { useDraft } from './use-draft';

const LONGEST = 16_000;

interface ComposerProps {
  /** Where the words belong; each place keeps its draft. */
  place: string;
  onWrite(text: string): void;
  /** Given while a reply is written: ends it. */
  onStop?: (() => void) | undefined;
}

/** Where one writes: Enter sends, Shift and Enter begins a line. */
export function Composer({ place, onWrite, onStop }: ComposerProps) {
  const [text, setText] = useDraft(place);
  const area = useRef<HTMLTextAreaElement>(null);
  // On a phone Enter begins a line, and nothing pushes the keyboard over what one reads.
  const hasKeys = useMedia('(hover: hover)');
  useEffect(() => {
    if (hasKeys) takeFocus(area.current);
  }, [hasKeys]);
  const isEmpty = text.trim() === '';
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isEmpty) return;
    onWrite(text);
    setText('');
  };
  return (
    <form className={styles.composer} onSubmit={send}>
      <textarea
        ref={area}
        rows={1}
        aria-label="Message"
        placeholder="Say something…"
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => hasKeys && isPlainEnter(event) && send(event)}
      />
      {onStop && isEmpty ? <Stop onStop={onStop} /> : <Send disabled={isEmpty} />}
    </form>
  );
}

function Send({ disabled }: { disabled: boolean }) {
  return (
    <button
      type="submit"
      className={styles.send}
      aria-label="Send"
      title="Send"
      disabled={disabled}
    >
      <ArrowUp aria-hidden />
    </button>
  );
}

function Stop({ onStop }: { onStop(): void }) {
  return (
    <button
      type="button"
      className={styles.send}
      aria-label="Stop the reply"
      title="Stop the reply"
      onClick={onStop}
    >
      <Square aria-hidden fill="currentcolor" />
    </button>
  );
}

const isPlainEnter = ({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing;
