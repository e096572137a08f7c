create table publicity.announcement_counter (
    year integer primary key,
    last_number integer not null
);

create table publicity.announcement (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    year integer not null,
    number integer not null,
    batch uuid not null unique,
    people integer not null,
    published_at timestamptz not null,
    unique (year, number)
);

create table publicity.announcement_entry (
    announcement_id bigint not null references publicity.announcement,
    position integer not null,
    application uuid not null unique,
    name text not null,
    registration_number text not null,
    category text not null,
    employer_name text not null,
    agency_name text not null,
    kind text not null,
    primary key (announcement_id, position)
);
