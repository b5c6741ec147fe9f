import {
  CalendarDays,
  ChartNoAxesCombined,
  Database,
  MessageCircle,
  UserRound,
} from 'lucide-react';
import { type ComponentType } from 'react';
import ChatPage from '../pages/chat';
import ConversationList from '../pages/chat/conversations/ConversationList';
import { lazily } from '../parts/lazily';

interface Place {
  /** As in `PAGES` of the server, which serves the page at these addresses alone. */
  path: string;
  name: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  page: ComponentType;
  /** What this place adds to the side. */
  side?: ComponentType;
  /** Whether an address is inside this place. */
  holds(path: string): boolean;
  adminsOnly?: true;
}

const at = (prefix: string) => (path: string) => path === prefix || path.startsWith(`${prefix}/`);

/** Where one can go. The chat is what most come for and is there at once; the others are loaded when somebody goes there. */
export const PLACES: readonly Place[] = [
  {
    path: '/',
    name: 'Chat',
    icon: MessageCircle,
    page: ChatPage,
    side: ConversationList,
    holds: (path) => path === '/' || path.startsWith('/c/'),
  },
  {
    path: '/days',
    name: 'My days',
    icon: CalendarDays,
    page: lazily(() => import('../pages/days')),
    holds: at('/days'),
  },
  {
    path: '/who',
    name: 'Who I am',
    icon: UserRound,
    page: lazily(() => import('../pages/who')),
    holds: at('/who'),
  },
  {
    path: '/data',
    name: 'My data',
    icon: Database,
    page: lazily(() => import('../pages/data')),
    holds: at('/data'),
  },
  {
    path: '/admin',
    name: 'Admin',
    icon: ChartNoAxesCombined,
    page: lazily(() => import('../pages/admin')),
    holds: at('/admin'),
    adminsOnly: true,
  },
];
