-- An import asks which of its messages are there already: of the account that has them now, since a claim changes the
-- owner but not the origin.
create index message_imported on message (account_id, client_message_id)
  where request_fingerprint = 'imported';
