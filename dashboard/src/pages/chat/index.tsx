import { Page } from '../../parts/Page';

export default function ChatPage() {
  return (
    <Page title="Chat">
      <p>This page is being made.</p>
    </Page>
  );
}
