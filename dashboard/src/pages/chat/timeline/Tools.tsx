import { Copy, Pencil, RotateCcw, SmilePlus, Star } from 'lucide-react';
import { IconButton } from '../../../parts/Button';
import { Menu, type MenuEntry } from '../../../parts/Menu';
import { toast } from '../../../parts/toasts';
import type { LineFragment } from '../operations.generated';
import styles from './Tools.module.css';
import { useDeeds } from './use-deeds';

const REACTIONS = ['👍', '❤️', '😊', '🙏', '💡', '😢'];

/** What can be done to a message; shown when one comes near it. */
export function Tools({ line, onEdit }: { line: LineFragment; onEdit(): void }) {
  const { deeds, doing } = useDeeds();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(line.content);
    toast('Copied.');
  };
  return (
    <span className={styles.tools}>
      <IconButton label="Copy" onClick={() => doing(copy())}>
        <Copy aria-hidden />
      </IconButton>
      {line.role === 'USER' ? (
        <IconButton label="Edit" onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
      ) : (
        <>
          <IconButton label="Another reply" onClick={() => doing(deeds.regenerate(line))}>
            <RotateCcw aria-hidden />
          </IconButton>
          <Rate line={line} />
        </>
      )}
      <Menu
        label="React"
        className={styles.button}
        items={REACTIONS.map((reaction) => ({
          label: reaction,
          onChoose: () => doing(deeds.react(line, reaction)),
        }))}
      >
        <SmilePlus aria-hidden />
      </Menu>
    </span>
  );
}

const NAMES = ['Poor', 'Not good', 'Fair', 'Good', 'Very good'];

function Rate({ line }: { line: LineFragment }) {
  const { deeds, doing } = useDeeds();
  const rate = (rating: number | null) => () => doing(deeds.rate(line, rating));
  const items: MenuEntry[] = NAMES.map((name, at) => ({
    label: `${at + 1} · ${name}`,
    onChoose: rate(at + 1),
  })).toReversed();
  if (line.rating !== null) items.push({ label: 'No rating', onChoose: rate(null) });
  return (
    <Menu label="Rate" className={styles.button} items={items}>
      <Star aria-hidden />
    </Menu>
  );
}
