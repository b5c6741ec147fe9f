drop index message_imported;
