drop table safety_event;
