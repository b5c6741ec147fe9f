alter table message drop column stop_asked_in, drop column written_in;
