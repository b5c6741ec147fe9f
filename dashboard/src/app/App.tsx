import { Suspense } from 'react';
import { FaultBoundary } from './FaultBoundary';
import { Frame } from './Frame';
import { Pages } from './Pages';
import { IdentityProvider } from '../identity/IdentityProvider';
import { lazily } from '../parts/lazily';
import { quiet } from '../parts/quiet';
import { Toaster } from '../parts/Toaster';

// Nothing is seen of it, so what is seen goes first.
const Visiting = lazily(() => quiet().then(() => import('../visit/Visiting')));

/** The whole page: who is here, then where they are. */
export function App() {
  return (
    <FaultBoundary>
      <IdentityProvider>
        <Frame>
          <Pages />
        </Frame>
        <Suspense>
          <Visiting />
        </Suspense>
      </IdentityProvider>
      <Toaster />
    </FaultBoundary>
  );
}
