/**
 * What is kept, as SQL. Each entry brings the database from one version to the next, and is never changed once it has
 * been in anybody's hands.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table person (
    id text primary key,
    name text not null,
    stature_mm integer,
    added_at_ms integer not null
  ) strict;

  create table back (
    person text not null references person on delete cascade,
    chair text not null,
    content text not null,
    primary key (person, chair)
  ) strict;

  create table safety (
    person text primary key references person on delete cascade,
    content text not null
  ) strict;

  create table session (
    id integer primary key,
    began_at_ms integer not null,
    ended_at_ms integer,
    person text references person on delete set null,
    program text not null,
    title text not null,
    chair text,
    exit text,
    what text,
    next text,
    code text,
    planned_s real not null,
    played_s real not null
  ) strict;
  create index session_by_time on session (began_at_ms);
  create index session_of on session (person, began_at_ms);

  create table dose (
    session integer not null references session on delete cascade,
    zone text not null,
    contact_ms integer not null,
    mean_n real not null,
    peak_n real not null,
    primary key (session, zone)
  ) strict;

  create table device (
    digest text primary key,
    name text not null,
    role text not null,
    at_chair integer not null,
    paired_at_ms integer not null
  ) strict;

  create table setting (
    name text primary key,
    value text not null
  ) strict;
  `,
  `
  create table enough (
    person text not null references person on delete cascade,
    chair text not null,
    shoulders_n real not null check (shoulders_n between 2 and 100),
    upper_back_n real not null check (upper_back_n between 2 and 100),
    lower_back_n real not null check (lower_back_n between 2 and 100),
    said_at_ms integer not null,
    primary key (person, chair)
  ) strict;
  `,
];
