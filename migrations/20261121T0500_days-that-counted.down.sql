revoke select (account_id, zone, since) on account_zone from smriti_report;
drop policy reported on account_zone;
drop table inbox_event, streak_repair, streak_pause, activity_day;
drop extension btree_gist;
