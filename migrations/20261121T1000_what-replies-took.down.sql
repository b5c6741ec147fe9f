revoke select (account_id, outcome, latency_ms, tokens_in, tokens_out, quality, recommendation, created_at)
  on query_log from smriti_report;
drop policy reported on query_log;
drop index query_log_asked;
