-- What all replies together took and cost, for admins.

create index query_log_asked on query_log (created_at);

-- Neither what a reply was about nor whose conversation it stood in.
create policy reported on query_log for select to smriti_report using (true);
grant select (account_id, outcome, latency_ms, tokens_in, tokens_out, quality, recommendation, created_at)
  on query_log to smriti_report;
