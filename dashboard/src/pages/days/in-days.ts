import { localDate } from '../../parts/format';

/** The day so many days from today, where the person is. */
export function inDays(days: number): string {
  const today = new Date();
  return localDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days));
}
