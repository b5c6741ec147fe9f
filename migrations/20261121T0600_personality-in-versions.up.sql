-- How people describe themselves, in versions that are never overwritten.

create table personality (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  version int not null check (version > 0),
  openness double precision not null check (openness between 0 and 100),
  conscientiousness double precision not null check (conscientiousness between 0 and 100),
  extraversion double precision not null check (extraversion between 0 and 100),
  agreeableness double precision not null check (agreeableness between 0 and 100),
  neuroticism double precision not null check (neuroticism between 0 and 100),
  note text check (char_length(note) between 1 and 1000),
  source text not null check (source in ('self', 'mini-ipip')),
  created_at timestamptz(3) not null,
  unique (account_id, version)
);

-- The newest number given out. It outlives what is forgotten: a client that knows version 3, and a
-- reply that names it, must not meet another version 3 one day.
create table personality_number (
  id uuid primary key,
  account_id uuid not null unique references account (id) on delete cascade,
  newest int not null check (newest > 0)
);

alter table personality enable row level security;
alter table personality force row level security;
alter table personality_number enable row level security;
alter table personality_number force row level security;

create policy own on personality to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());
create policy own on personality_number to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());

-- Nobody may update a version.
grant select, insert, delete on personality to smriti_app;
grant select, insert, update (newest) on personality_number to smriti_app;
