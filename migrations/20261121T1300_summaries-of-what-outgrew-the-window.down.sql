alter table conversation drop column summary_tries, drop column summary_until, drop column summary_lease;
drop table conversation_summary;
