import { useState } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Notice } from '../parts/Notice';
import { settings } from './settings';
import { signInModule } from './sign-in-module';
import { TrialForm } from './TrialForm';

/** Signing in: at the identity provider where there is one, else by a name, for trying. */
export default function SignInDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onClose={onClose} title="Sign in">
      <p>What you did as a guest comes with you: you will see what there is, and say yes or no.</p>
      {settings.signInModule && <AtProvider />}
      {settings.trial && <TrialForm onDone={onClose} />}
      {!settings.signInModule && !settings.trial && (
        <Notice>This installation has not said yet how one signs in.</Notice>
      )}
    </Dialog>
  );
}

function AtProvider() {
  const [failed, setFailed] = useState(false);
  const go = async (): Promise<void> => {
    setFailed(false);
    await signInModule()
      .then((provider) => provider?.signIn())
      .catch(() => setFailed(true));
  };
  return (
    <>
      {failed && <Notice tone="bad">Signing in did not begin. Please try again.</Notice>}
      <Button look="main" onClick={() => void go()}>
        Sign in
      </Button>
    </>
  );
}
