drop table query_log, message_reaction, message_rating, message, conversation;
