-- Where a summary ends, beside it: of the thousand summaries of a long conversation the newest one on
-- a path is found without looking at the others. The account leads, as every policy asks for it.

alter table conversation_summary add column index int;
-- An owner who is no superuser is bound by the policies too, and would find nothing to fill in.
alter table conversation_summary no force row level security;
alter table message no force row level security;
update conversation_summary s set index = m.index from message m where m.id = s.message_id;
alter table message force row level security;
alter table conversation_summary force row level security;
alter table conversation_summary alter column index set not null;

drop index conversation_summary_of;
create index conversation_summary_of on conversation_summary (account_id, conversation_id, index desc);
