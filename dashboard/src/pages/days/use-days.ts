import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useStore } from '../../api/store';
import { useAccount } from '../../identity/use-account';
import { visit } from '../../visit/visit';
import { daysAfter } from './days';
import { DaysDocument } from './operations.generated';
import { useToday } from './use-today';

/** Twelve columns of weeks: they fit a phone. */
const SHOWN_DAYS = 83;
/** A server whose clock is behind ours is asked again until it is there, too. */
const BEHIND_MS = 5_000;

/** How the days up to today stand; at midnight they are others. */
export function useDays() {
  // With a visit the account moves to where the person is, and its days with it.
  const isVisiting = useStore(visit) !== undefined;
  const today = useToday(useAccount()?.timeZone);
  const { data, previousData, error, refetch } = useQuery(DaysDocument, {
    variables: { from: daysAfter(today, -SHOWN_DAYS), to: today },
    fetchPolicy: 'cache-and-network',
    skip: !isVisiting,
  });
  const isBehind = data?.streakCalendar.at(-1)?.state === 'FUTURE';
  useEffect(() => {
    if (!isBehind) return;
    const timer = setInterval(() => void refetch(), BEHIND_MS);
    return () => clearInterval(timer);
  }, [isBehind, refetch]);
  return { days: data ?? previousData, today, error, refetch };
}
