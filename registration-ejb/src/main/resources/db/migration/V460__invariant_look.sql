-- What came of looking whether what must hold holds, one row an invariant: the last look.
create table shared.invariant_look (
    invariant text primary key,
    looked_at timestamptz not null,
    examined bigint not null check (examined >= 0),
    breaches text[] not null,
    failure text -- why it could not be looked at
);
