import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { explain } from '../api/errors';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Notice } from '../parts/Notice';
import { Skeleton } from '../parts/Skeleton';
import { type Brought, BroughtList } from './BroughtList';
import { useIdentity } from './identity-context';
import { keep } from './kept';
import { ClaimGuestDocument, ClaimPreviewDocument } from './operations.generated';

/** Who signs in after having been a guest is asked, once per visit, what to do with what they did. */
export default function ClaimDialog({ asked, onClose }: { asked: boolean; onClose(): void }) {
  const { unclaimedPass } = useIdentity();
  const [receipt, setReceipt] = useState<Brought | null>(null);
  const [later, setLater] = useState(false);
  const close = (): void => {
    setLater(true);
    onClose();
  };
  if (receipt) return <Receipt receipt={receipt} onClose={() => (setReceipt(null), close())} />;
  if (!unclaimedPass || (later && !asked)) return null;
  return <Offer pass={unclaimedPass} asked={asked} onClaimed={setReceipt} onClose={close} />;
}

interface OfferProps {
  pass: string;
  asked: boolean;
  onClaimed(receipt: Brought): void;
  onClose(): void;
}

function Offer({ pass, asked, onClaimed, onClose }: OfferProps) {
  const { renew } = useIdentity();
  const client = useApolloClient();
  const preview = useQuery(ClaimPreviewDocument, {
    variables: { guestToken: pass },
    fetchPolicy: 'no-cache',
  });
  const [claim, claiming] = useMutation(ClaimGuestDocument, { variables: { guestToken: pass } });
  const bring = async (): Promise<void> => {
    const { data } = await claim();
    if (!data) return;
    onClaimed(data.claimGuest);
    keep('guest', null);
    await renew();
    await client.resetStore();
  };
  const brought = preview.data?.claimPreview;
  if (!asked && (preview.loading || !brought || isNothing(brought))) return null;
  const error = claiming.error ?? preview.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Bring it along?"
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            look="main"
            onClick={() => void bring().catch(() => undefined)}
            disabled={claiming.loading || !brought}
          >
            {claiming.loading ? 'Bringing it along…' : 'Bring it along'}
          </Button>
        </>
      }
    >
      <p>You were here as a guest. This can become part of your account, word for word:</p>
      {error && <Notice tone="bad">{explain(error).text}</Notice>}
      {brought ? <BroughtList brought={brought} /> : !error && <Skeleton />}
    </Dialog>
  );
}

function Receipt({ receipt, onClose }: { receipt: Brought; onClose(): void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="It is all here"
      actions={
        <Button look="main" onClick={onClose}>
          Go on
        </Button>
      }
    >
      <p>What you did as a guest belongs to your account now:</p>
      <BroughtList brought={receipt} />
    </Dialog>
  );
}

/** Whoever looked at the page visited it; that alone is nothing to bring along. */
const isNothing = ({ conversations, activeDays }: Brought): boolean =>
  conversations + activeDays === 0;
