drop table outbox_event, account_log, account_zone, account;
drop function current_account();
