alter table conversation drop column import_id;
drop index message_imported;
