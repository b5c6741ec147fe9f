import { useEffect } from 'react';
import { useRoute } from 'wouter';
import { useChat } from './chat';
import { ConversationView } from './ConversationView';
import { Latest } from './Latest';
import { NewConversation } from './NewConversation';
import { useSought } from './timeline/sought';

/** The chat: one conversation, a new one, or whichever was last. */
export default function ChatPage() {
  const { news } = useChat();
  const [isOne, params] = useRoute('/c/:id');
  const sought = useSought();
  useEffect(() => news.follow(), [news]);
  if (!isOne) return <Latest />;
  if (params.id === 'new') return <NewConversation />;
  return <ConversationView key={params.id} id={params.id} sought={sought} />;
}
