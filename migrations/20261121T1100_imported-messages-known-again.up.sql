-- What an import brings is known again when it comes once more: of the account that has it now, since a claim changes
-- the owner but not the origin.

create index message_imported on message (account_id, client_message_id)
  where request_fingerprint = 'imported';

-- A conversation without messages is known by this alone.
alter table conversation add column import_id text check (char_length(import_id) between 1 and 64);
create index conversation_imported on conversation (account_id, import_id) where import_id is not null;
