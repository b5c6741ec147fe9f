import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { explain } from '../../api/errors';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { toast } from '../../parts/toasts';
import { ForgetPersonalityDocument } from './operations.generated';

/** All versions gone, after being asked once more. */
export function Forgetting({ onForgotten }: { onForgotten(): Promise<void> }) {
  const [isAsked, setIsAsked] = useState(false);
  const [forget, { loading, error }] = useMutation(ForgetPersonalityDocument);
  const go = async (): Promise<void> => {
    await forget();
    setIsAsked(false);
    toast('Every version is forgotten.');
    await onForgotten();
  };
  return (
    <Card title="Forget it all">
      <p>Deletes every version for good. What was said in chats stays.</p>
      <div>
        <Button look="bad" onClick={() => setIsAsked(true)}>
          Forget my portrait
        </Button>
      </div>
      <Dialog
        open={isAsked}
        onClose={() => setIsAsked(false)}
        title="Forget your portrait?"
        actions={
          <>
            <Button onClick={() => setIsAsked(false)}>Keep it</Button>
            <Button look="bad" disabled={loading} onClick={() => void go().catch(() => undefined)}>
              Forget every version
            </Button>
          </>
        }
      >
        {error && <Notice tone="bad">{explain(error).text}</Notice>}
        <p>
          The companion will know nothing of it from your next message on. This cannot be undone.
        </p>
      </Dialog>
    </Card>
  );
}
