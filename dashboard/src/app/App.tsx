import { FaultBoundary } from './FaultBoundary';
import { Frame } from './Frame';
import { Pages } from './Pages';
import { IdentityProvider } from '../identity/IdentityProvider';
import { Toaster } from '../parts/Toaster';

/** The whole page: who is here, then where they are. */
export function App() {
  return (
    <FaultBoundary>
      <IdentityProvider>
        <Frame>
          <Pages />
        </Frame>
      </IdentityProvider>
      <Toaster />
    </FaultBoundary>
  );
}
