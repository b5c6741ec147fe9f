import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useIdentity } from './identity-context';
import { keep, kept } from './kept';
import { signInModule } from './sign-in-module';

/** Leaves the account; whoever stays is a guest again. */
export function useSignOut(): () => void {
  const { renew } = useIdentity();
  const [, go] = useLocation();
  return useCallback(() => {
    const leave = async (): Promise<void> => {
      const wasTrial = kept('member') !== null;
      keep('member', null);
      if (!wasTrial) await (await signInModule())?.signOut();
      await renew();
      go('/');
    };
    void leave();
  }, [renew, go]);
}
