-- Why an employer may not be registered with, or may again: each change with its reason (R24).
create table employer.standing_change (
    id bigint generated always as identity primary key,
    employer_id bigint not null references employer.employer,
    status text not null check (status in ('ACTIVE', 'BARRED', 'DISSOLVED')),
    reason text not null,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null
);
create index on employer.standing_change (employer_id, id);
create index on employer.employer (name, id);
create index on employer.employer (status, name, id);
