import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { codeOf } from '../../api/errors';
import { useStore } from '../../api/store';
import { Notice } from '../../parts/Notice';
import { useChat } from './chat';
import { ConversationMenu } from './conversations/ConversationMenu';
import { ConversationHeadDocument } from './conversations/operations.generated';
import styles from './ConversationView.module.css';
import type { Sought } from './timeline/sought';
import type { Timeline } from './timeline/timeline';
import { TimelineView } from './timeline/TimelineView';
import { useDeeds } from './timeline/use-deeds';
import { useLine } from './timeline/use-line';
import { Composer } from './writing/Composer';
import { isShown } from './writing/outbox';

/** One conversation: what was said, and where one goes on. */
export function ConversationView({ id, sought }: { id: string; sought: Sought | null }) {
  const chat = useChat();
  const { outbox } = chat;
  const timeline = chat.timeline(id);
  const letters = useStore(outbox).filter(
    (letter) => letter.conversationId === id && isShown(letter),
  );
  const { data } = useQuery(ConversationHeadDocument, { variables: { id } });
  const title = data?.conversation.title;
  useEffect(() => {
    if (title) document.title = `${title} · Smriti`;
  }, [title]);
  const { error, status } = useStore(timeline);
  const onStop = useStop(timeline);
  if (status === 'failed' && isNone(error)) return <Gone />;
  const isArchived = data?.conversation.status === 'ARCHIVED';
  return (
    <main className={styles.view} id="main">
      <header className={styles.head}>
        <h1>{title ?? ' '}</h1>
        {data && <ConversationMenu conversation={data.conversation} />}
      </header>
      <TimelineView timeline={timeline} letters={letters} sought={sought} />
      {isArchived ? (
        <div className={styles.archived}>
          <Notice>This conversation is archived. Bring it back to go on with it.</Notice>
        </div>
      ) : (
        <Composer place={id} onWrite={(text) => outbox.write(text, id)} onStop={onStop} />
      )}
    </main>
  );
}

/** No such conversation, or no id of one. */
const isNone = (error: unknown): boolean => ['NOT_FOUND', 'BAD_USER_INPUT'].includes(codeOf(error));

/** How to end the reply that is being written, if one is. */
function useStop(timeline: Timeline): (() => void) | undefined {
  const { deeds, doing } = useDeeds();
  const last = useLine(useStore(timeline).places.at(-1)?.id ?? '');
  return last?.status === 'GENERATING' ? () => doing(deeds.stop(last.id)) : undefined;
}

function Gone() {
  return (
    <main className={styles.gone} id="main">
      <h1>This conversation is not here</h1>
      <p>It was deleted, or it belongs to somebody else.</p>
      <Link href="/">To the chat</Link>
    </main>
  );
}
