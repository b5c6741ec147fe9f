revoke select (account_id, conversation_id, status, lease_until) on message from smriti_worker;
drop policy running on message;
