import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { explain } from '../../api/errors';
import { useSignOut } from '../../identity/use-sign-out';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { TextField } from '../../parts/TextField';
import { visit } from '../../visit/visit';
import { DeleteMyDataDocument } from './operations.generated';
import styles from './data.module.css';

const WORDS = 'delete everything';

/** All of it gone, once the words are typed. */
export function Leaving() {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Card title="Delete everything">
      <p>
        Every chat, day, session and portrait, and the account itself. Nobody can bring it back;
        take an export first if you may miss it.
      </p>
      <div>
        <Button look="bad" onClick={() => setIsAsked(true)}>
          Delete my data
        </Button>
      </div>
      {isAsked && <Confirming onClose={() => setIsAsked(false)} />}
    </Card>
  );
}

function Confirming({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState('');
  const [erase, { loading, error }] = useMutation(DeleteMyDataDocument);
  const signOut = useSignOut();
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await erase();
    // Its session went with the rest.
    visit.become(null);
    signOut();
  };
  return (
    <Dialog open onClose={onClose} title="Delete everything?">
      <form className={styles.confirm} onSubmit={(event) => void go(event).catch(() => undefined)}>
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <TextField
          label={`Type “${WORDS}”`}
          value={typed}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Keep it all</Button>
          <Button
            look="bad"
            type="submit"
            disabled={loading || typed.trim().toLowerCase() !== WORDS}
          >
            Delete it for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
