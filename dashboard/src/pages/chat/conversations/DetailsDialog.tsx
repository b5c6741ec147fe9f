import { useMutation } from '@apollo/client/react';
import type { FormEvent } from 'react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { TextField } from '../../../parts/TextField';
import { useChat } from '../chat';
import styles from './DetailsDialog.module.css';
import { type ListedFragment, UpdateConversationDocument } from './operations.generated';

interface DetailsDialogProps {
  conversation: ListedFragment;
  onClose(): void;
}

/** Its name, a word about it, its tags. */
export default function DetailsDialog({ conversation, onClose }: DetailsDialogProps) {
  const { id, title, description, tags } = conversation;
  const { news } = useChat();
  const [update, { error, loading }] = useMutation(UpdateConversationDocument);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = {
      title: String(form.get('title')).trim(),
      description: String(form.get('description')).trim() || null,
      tags: tagsIn(String(form.get('tags'))),
    };
    await update({ variables: { id, input } });
    news.tell();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title="Name and tags">
      <form className={styles.form} onSubmit={(event) => void save(event).catch(() => undefined)}>
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <TextField label="Name" name="title" defaultValue={title} required maxLength={200} />
        <TextField
          label="What it is about"
          name="description"
          defaultValue={description ?? ''}
          maxLength={2_000}
        />
        <TextField
          label="Tags"
          name="tags"
          defaultValue={tags.join(', ')}
          hint="Separated by commas."
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="main" type="submit" disabled={loading}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const tagsIn = (text: string): string[] => [
  ...new Set(text.split(',').flatMap((tag) => tag.trim() || [])),
];
