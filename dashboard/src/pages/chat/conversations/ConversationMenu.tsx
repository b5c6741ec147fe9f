import { Archive, ArchiveRestore, Ellipsis, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Menu } from '../../../parts/Menu';
import styles from './ConversationMenu.module.css';
import type { ListedFragment } from './operations.generated';
import { useArranging } from './use-arranging';
import { lazily } from '../../../parts/lazily';

const DetailsDialog = lazily(() => import('./DetailsDialog'));

/** What can be done to a conversation. */
export function ConversationMenu({ conversation }: { conversation: ListedFragment }) {
  const [isNaming, setNaming] = useState(false);
  const { change, remove } = useArranging(conversation);
  const { pinned, status, title } = conversation;
  const isArchived = status === 'ARCHIVED';
  return (
    <>
      <Menu
        label={`What to do with “${title}”`}
        className={styles.button}
        items={[
          pinned
            ? { label: 'Unpin', icon: <PinOff />, onChoose: () => change({ pinned: false }) }
            : { label: 'Pin', icon: <Pin />, onChoose: () => change({ pinned: true }) },
          { label: 'Name and tags…', icon: <Pencil />, onChoose: () => setNaming(true) },
          isArchived
            ? {
                label: 'Bring back',
                icon: <ArchiveRestore />,
                onChoose: () => change({ status: 'ACTIVE' }),
              }
            : {
                label: 'Archive',
                icon: <Archive />,
                onChoose: () => change({ status: 'ARCHIVED' }),
              },
          { label: 'Delete', icon: <Trash2 />, tone: 'bad', onChoose: remove },
        ]}
      >
        <Ellipsis aria-hidden />
      </Menu>
      <Suspense>
        {isNaming && <DetailsDialog conversation={conversation} onClose={() => setNaming(false)} />}
      </Suspense>
    </>
  );
}
