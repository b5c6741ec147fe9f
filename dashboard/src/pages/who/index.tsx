import { Page } from '../../parts/Page';

export default function WhoPage() {
  return (
    <Page title="Who I am" lead="What the companion is told about you, and what it is not.">
      <p>This page is being made.</p>
    </Page>
  );
}
