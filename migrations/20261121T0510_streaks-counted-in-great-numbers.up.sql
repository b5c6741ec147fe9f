-- What the report on streaks needs of the database: when days begin, and how freezes are saved and used.

-- The first instant of a date in a zone. Where midnight comes twice PostgreSQL takes the second; a second after the
-- last second of the day before is the first. Where it never comes both say when the date begins all the same.
create function local_day_start(day date, zone text) returns timestamptz
  language sql immutable parallel safe
  return least(
    day::timestamp at time zone zone,
    (day::timestamp - interval '1 second') at time zone zone + interval '1 second');

-- Freezes after a stretch of missed days was paid for, all of it or nothing, and some more were earned.
create function freezes_after(saved int, missed int, earned int, most int) returns int
  language plpgsql immutable parallel safe
as $$
begin
  return least(case when missed <= saved then saved - missed else saved end + earned, most);
end $$;

create aggregate freezes_saved(missed int, earned int, most int)
  (sfunc = freezes_after, stype = int, initcond = '0', parallel = safe);
