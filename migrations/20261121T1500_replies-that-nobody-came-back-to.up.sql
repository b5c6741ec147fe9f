-- A sweep looks for replies whose writer is gone. It sees where they are, and no word of them.

create policy running on message for select to smriti_worker using (status = 'GENERATING');
grant select (account_id, conversation_id, status, lease_until) on message to smriti_worker;
