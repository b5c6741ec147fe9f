import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { endVisit } from '../visit/end-visit';
import { useIdentity } from './identity-context';
import { keep, kept } from './kept';
import { signInModule } from './sign-in-module';

const LONG_ENOUGH_MS = 1_000;

/** Leaves the account; whoever stays is a guest again. */
export function useSignOut(): () => void {
  const { renew } = useIdentity();
  const client = useApolloClient();
  const [, go] = useLocation();
  return useCallback(() => {
    const leave = async (): Promise<void> => {
      // It can be said only as long as there is a token.
      await Promise.race([endVisit(client), longEnough()]);
      const wasTrial = kept('member') !== null;
      keep('member', null);
      if (!wasTrial) await (await signInModule())?.signOut();
      await renew();
      go('/');
    };
    void leave();
  }, [renew, client, go]);
}

const longEnough = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, LONG_ENOUGH_MS));
