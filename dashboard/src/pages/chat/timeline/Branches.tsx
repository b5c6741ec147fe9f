import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../../parts/Button';
import type { LineFragment } from '../operations.generated';
import styles from './Branches.module.css';
import { useDeeds } from './use-deeds';

/** Which of its alternatives is shown, and the way to the others. */
export function Branches({ line }: { line: LineFragment }) {
  const { deeds, doing } = useDeeds();
  const { siblings, id } = line;
  if (siblings.length < 2) return null;
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const go = (to: number): void => doing(deeds.choose(line, siblings[to]!.id));
  return (
    <span className={styles.branches} role="group" aria-label="Alternatives">
      <IconButton label="The one before" disabled={at <= 0} onClick={() => go(at - 1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <span aria-label={`${at + 1} of ${siblings.length}`}>
        {at + 1} / {siblings.length}
      </span>
      <IconButton
        label="The next one"
        disabled={at >= siblings.length - 1}
        onClick={() => go(at + 1)}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}
