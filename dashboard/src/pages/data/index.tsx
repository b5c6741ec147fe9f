import { Page } from '../../parts/Page';

export default function DataPage() {
  return (
    <Page
      title="My data"
      lead="What you bring, what you take along, and how to leave nothing behind."
    >
      <p>This page is being made.</p>
    </Page>
  );
}
