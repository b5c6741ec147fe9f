drop aggregate freezes_saved(int, int, int);
drop function freezes_after(int, int, int, int);
drop function local_day_start(date, text);
