-- A filter of a queue that an officer keeps under a name.
create table application.saved_view (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    account_id bigint not null,
    desk text not null check (desk in ('AGENCY', 'CENTRE', 'MINISTRY')),
    name text not null check (char_length(name) between 1 and 40),
    address text not null,
    saved_at timestamptz not null,
    unique (account_id, desk, name)
);
