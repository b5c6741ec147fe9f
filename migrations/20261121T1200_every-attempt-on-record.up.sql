-- Every attempt leaves one line, be it cut short: what nobody saw of it is null.

-- What the companion was asked for. A summary is no reply, and its time is not a person's wait.
alter table query_log add column kind text not null default 'REPLY' check (kind in ('REPLY', 'SUMMARY'));

-- Unknown where the process that asked is gone.
alter table query_log alter column retries drop not null;

drop index query_log_of;
create unique index query_log_of on query_log (account_id, message_id, attempt);

grant select (kind, first_token_ms) on query_log to smriti_report;
