-- What is written of a reply is kept while it is written, and any process may ask its writer to stop.

alter table message
  -- The attempt whose words `content` holds; another one while a later attempt has written nothing yet.
  add column written_in int,
  -- The attempt that was asked to stop: a later one is not meant.
  add column stop_asked_in int;
