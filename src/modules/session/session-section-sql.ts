const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const SESSIONS = `
  select s.id, s.client_session_id as "clientSessionId", s.device, ${instant('s.started_at')} as "startedAt",
    ${instant('s.last_activity_at')} as "lastActivityAt", ${instant('s.alive_until')} as "aliveUntil",
    ${instant('s.closed_at')} as "closedAt", s.closed_by as "closedBy",
    ${instant('s.ended_at')} as "endedAt", s.end_reason as "endReason",
    s.active_ms as "activeMs", s.chat_ms as "chatMs", s.game_ms as "gameMs", s.video_ms as "videoMs",
    s.music_ms as "musicMs", s.chat_count as "chatCount", s.game_count as "gameCount",
    s.video_count as "videoCount", s.music_count as "musicCount",
    coalesce((select json_agg(json_build_object('clientSessionId', j.client_session_id) order by j.id)
      from session_join j where j.session_id = s.id), '[]') as joined,
    coalesce((select json_agg(json_build_object('kind', a.kind, 'startedAt', ${instant('a.started_at')},
        'endedAt', ${instant('a.ended_at')}, 'isInside', a.is_inside, 'clientEventId', a.client_event_id,
        'requestFingerprint', a.request_fingerprint, 'recordedAt', ${instant('a.recorded_at')}) order by a.id)
      from session_activity a where a.session_id = s.id), '[]') as activities
  from session s where s.account_id = current_account() and s.id > ?::uuid order by s.id limit ?`;

/** Nothing is to be seen of an id that is another account's, and nothing happens. */
export const INSERT = `
  insert into session (account_id, origin_account_id, id, client_session_id, device, started_at, last_activity_at,
    alive_until, closed_at, closed_by, ended_at, end_reason, active_ms, chat_ms, game_ms, video_ms, music_ms,
    chat_count, game_count, video_count, music_count)
  select ?::uuid, ?::uuid, given.*
  from json_to_recordset(?::json) as given (id uuid, "clientSessionId" text, device text, "startedAt" timestamptz,
    "lastActivityAt" timestamptz, "aliveUntil" timestamptz, "closedAt" timestamptz, "closedBy" text,
    "endedAt" timestamptz, "endReason" text, "activeMs" int, "chatMs" int, "gameMs" int, "videoMs" int,
    "musicMs" int, "chatCount" int, "gameCount" int, "videoCount" int, "musicCount" int)
  on conflict do nothing returning id, client_session_id`;

export const JOINS = `
  insert into session_join (account_id, origin_account_id, id, session_id, client_session_id)
  select ?::uuid, ?::uuid, given.*
  from json_to_recordset(?::json) as given (id uuid, "sessionId" uuid, "clientSessionId" text)
  on conflict do nothing`;

export const ACTIVITIES = `
  insert into session_activity (account_id, origin_account_id, id, session_id, kind, started_at, ended_at, is_inside,
    client_event_id, request_fingerprint, recorded_at)
  select ?::uuid, ?::uuid, given.*
  from json_to_recordset(?::json) as given (id uuid, "sessionId" uuid, kind text, "startedAt" timestamptz,
    "endedAt" timestamptz, "isInside" boolean, "clientEventId" text, "requestFingerprint" text,
    "recordedAt" timestamptz)
  on conflict do nothing`;
