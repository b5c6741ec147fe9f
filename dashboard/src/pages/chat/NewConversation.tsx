import { Redirect } from 'wouter';
import { useEffect, useState } from 'react';
import { useStore } from '../../api/store';
import { useChat } from './chat';
import styles from './ConversationView.module.css';
import { LetterRow } from './timeline/LetterRow';
import { Composer } from './writing/Composer';

const IDEAS = [
  'Something that made me smile today',
  'Help me think something through',
  'A memory that I do not want to lose',
];

/** A conversation before its first word. */
export function NewConversation() {
  const { outbox } = useChat();
  const letters = useStore(outbox);
  // Which letters began elsewhere is of no interest here.
  const [before] = useState(() => new Set(letters.map(({ clientMessageId }) => clientMessageId)));
  const begun = letters.find(({ clientMessageId }) => !before.has(clientMessageId));
  useEffect(() => void (document.title = 'New chat · Smriti'), []);
  if (begun?.conversationId) return <Redirect to={`/c/${begun.conversationId}`} replace />;
  const waiting = letters.filter(({ conversationId }) => conversationId === null);
  const write = (text: string): void => outbox.write(text, null);
  return (
    <main className={styles.new} id="main">
      {waiting.length === 0 ? (
        <div className={styles.hello}>
          <h1>What is on your mind?</h1>
          <p>Whatever you say here is kept, word for word, and found again when you look for it.</p>
          <ul>
            {IDEAS.map((idea) => (
              <li key={idea}>
                <button type="button" onClick={() => write(idea.trim())}>
                  {idea}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        waiting.map((letter) => <LetterRow key={letter.clientMessageId} letter={letter} />)
      )}
      <Composer place="new" onWrite={write} />
    </main>
  );
}
