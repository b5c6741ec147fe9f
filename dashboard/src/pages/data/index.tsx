import { Columns, Page } from '../../parts/Page';
import { Bringing } from './Bringing';
import { Leaving } from './Leaving';
import { Taking } from './Taking';

/** What belongs to the person: in, out, and gone. */
export default function DataPage() {
  return (
    <Page
      title="My data"
      lead="What you bring, what you take along, and how to leave nothing behind."
    >
      <Columns>
        <Bringing />
        <Taking />
      </Columns>
      <Leaving />
    </Page>
  );
}
