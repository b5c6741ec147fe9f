import { Page } from '../../parts/Page';

export default function DaysPage() {
  return (
    <Page title="My days" lead="When you were here, and what keeps your streak alive.">
      <p>This page is being made.</p>
    </Page>
  );
}
