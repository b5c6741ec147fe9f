/**
 * Common tables on where accounts lived. `asked` must stand before them.
 *
 * `home`: each zone of each account until the moment `at`, from arrival to departure; the first one
 * from ever. `today`: the date that it is for an account at that moment; accounts that never said
 * where they live are in neither, they live in UTC.
 */
export const HOMES = `
home as materialized (
  select account_id, zone, lag(zone) over lives as zone_before,
    case when nth = 1 then '-infinity' else since end as arrival,
    lead(since, 1, 'infinity') over lives as departure
  from (select account_id, zone, since, row_number() over (partition by account_id order by since) as nth
        from account_zone) as zones
  where since <= (select at from asked) or nth = 1
  window lives as (partition by account_id order by since)
),
today as materialized (
  select account_id, ((select at from asked) at time zone zone)::date as today
  from home where departure = 'infinity'
)`;

/** Since then zones are looked at; the latest that left out a date, Samoa's, did so in 2011. */
const FIRST_YEAR = 2010;

/** A journey goes over no more dates than these, counted from the earlier one: zones lie 26 hours apart at most. */
const FURTHER = '(values (0), (1), (2)) as further (days)';

/**
 * `not_lived`: dates of which an account lived under 12 hours. They are looked for where they can be:
 * at each move, and where a zone itself went over the date line, which shows in the length of a year.
 * Zones and dates come out of arrays because few are expected of those; of a series a thousand are,
 * and room is made for them all.
 */
export const NOT_LIVED = `
crossing as materialized (
  select zone, date
  from unnest(array(select distinct zone from home)) as zone, unnest(array(
    select day::date
    from generate_series(${FIRST_YEAR}, (select date_part('year', at)::int from asked)) as year,
      generate_series(make_date(year, 1, 1), make_date(year, 12, 31), interval '1 day') as day
    where abs(extract(epoch from local_day_start(make_date(year + 1, 1, 1), zone) - local_day_start(make_date(year, 1, 1), zone))
              - 86400 * (make_date(year + 1, 1, 1) - make_date(year, 1, 1))) >= 43200
      and local_day_start(day::date + 1, zone) - local_day_start(day::date, zone) < interval '12 hours'
  )) as date
),
journey as (
  select account_id, least(left_on, came_on) as earlier, greatest(left_on, came_on) as later
  from (select account_id, (arrival at time zone zone_before)::date as left_on, (arrival at time zone zone)::date as came_on
        from home where zone_before is not null) as move
),
doubtful as (
  select account_id, date from home join crossing using (zone)
  union
  select account_id, earlier + days from journey, ${FURTHER} where earlier + days <= later
),
not_lived as (
  select account_id, date from doubtful join home using (account_id)
  group by account_id, date
  having sum(greatest(interval '0',
    least(local_day_start(date + 1, zone), departure) - greatest(local_day_start(date, zone), arrival)
  )) < interval '12 hours'
)`;
