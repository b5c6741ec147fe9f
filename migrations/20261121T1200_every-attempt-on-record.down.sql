drop index query_log_of;
create index query_log_of on query_log (account_id, message_id);
delete from query_log where kind <> 'REPLY';
update query_log set retries = 0 where retries is null;
alter table query_log alter column retries set not null;
revoke select (first_token_ms) on query_log from smriti_report;
alter table query_log drop column kind;
