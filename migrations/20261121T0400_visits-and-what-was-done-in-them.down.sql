drop table session_activity, session_join, session;
