drop index conversation_summary_of;
alter table conversation_summary drop column index;
create index conversation_summary_of on conversation_summary (account_id);
