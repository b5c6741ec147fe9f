import { Page } from '../../parts/Page';

export default function AdminPage() {
  return (
    <Page title="Admin" lead="How people come back, and how the service does.">
      <p>This page is being made.</p>
    </Page>
  );
}
