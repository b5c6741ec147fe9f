/**
 * Visits of who lived the days that `live` made: one on each day, on every third another, of all
 * lengths up to hours, in some of which nothing was done. What was done is summed up in each as the
 * services do it; the report on sessions reads nothing else, nor may it.
 */
export async function visit(query) {
  await query(
    `insert into session (id, account_id, origin_account_id, client_session_id, started_at, last_activity_at, alive_until,
       ended_at, end_reason, active_ms, chat_ms, game_ms, video_ms, music_ms, chat_count, game_count, video_count, music_count)
     select gen_random_uuid(), account_id, account_id, gen_random_uuid(), began, began + lasted, began + lasted + interval '30 minutes',
       began + lasted, 'IDLE', chat + game + video + music, chat, game, video, music,
       (chat > 0)::int * 3, (game > 0)::int, (video > 0)::int, (music > 0)::int * 2
     from (
       select account_id, began, lasted_ms * interval '1 millisecond' as lasted, (lasted_ms * 0.3)::int as chat,
         (lasted_ms * 0.2 * (kind < 0.4)::int)::int as game, (lasted_ms * 0.2 * (kind > 0.7)::int)::int as video,
         (lasted_ms * 0.1 * (kind > 0.5)::int)::int as music
       from (
         select account_id, date_trunc('milliseconds', date + random() * interval '23 hours') as began,
           (3600000 * 3 * power(random(), 3) * (random() < 0.9)::int)::int as lasted_ms, random() as kind
         from activity_day, generate_series(1, 2) as nth where nth = 1 or random() < 0.33 + 0 * (date - current_date)
       ) as day
     ) as visit order by began`,
  );
  await query('vacuum analyze session');
  const [counted] = await query('select count(*)::int as sessions from session');
  return counted.sessions;
}
