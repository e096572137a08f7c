create table employer.employer (
    id bigint generated always as identity primary key,
    public_id uuid not null unique default gen_random_uuid(),
    credit_code text not null unique,
    name text not null,
    since date not null
);

create table employer.name_history (
    id bigint generated always as identity primary key,
    employer_id bigint not null references employer.employer,
    name text not null,
    since date not null
);
create index on employer.name_history (employer_id, id);
