import { Component, type ReactNode } from 'react';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';

/** When a part of the page fails, the rest stays and says so. React knows boundaries as classes alone. */
export class FaultBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice tone="bad" action={<Button onClick={() => location.reload()}>Open it again</Button>}>
        Something on this page broke. Nothing that you sent is lost.
      </Notice>
    );
  }
}
