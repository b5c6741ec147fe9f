#!/bin/sh
# Runs once, when PostgreSQL makes its data directory: the login of the app, which owns nothing, so
# that row-level security holds for it. Migrations run as the owner.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set password="$SMRITI_DB_PASSWORD" <<'SQL'
create role smriti login nosuperuser nobypassrls password :'password';
SQL
