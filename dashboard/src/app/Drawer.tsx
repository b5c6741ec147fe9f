import { Dialog } from '../parts/Dialog';
import { Side } from './Side';

/** The side, where there is no room for it beside the page. */
export default function Drawer({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog look="drawer" open={open} onClose={onClose} title="Menu">
      <Side />
    </Dialog>
  );
}
