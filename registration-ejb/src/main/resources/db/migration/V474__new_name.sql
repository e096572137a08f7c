-- An employer bears a new name and proves it; the name of the register changes once the ministry has seen the proof.
create table employer.name_request (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    employer_id bigint not null references employer.employer,
    former text not null,
    name text not null,
    since date not null,
    proof_file_id bigint not null,
    proof_name text not null,
    proof_pages integer not null,
    state text not null check (state in ('WAITING', 'GRANTED', 'REFUSED')),
    asked_at timestamptz not null,
    asked_by bigint not null,
    asked_by_name text not null,
    decided_at timestamptz,
    decided_by bigint,
    decided_by_name text,
    reason text,
    check ((state = 'WAITING') = (decided_at is null)),
    check (state <> 'REFUSED' or reason is not null)
);
create unique index one_new_name_waits on employer.name_request (employer_id) where state = 'WAITING';
create index on employer.name_request (employer_id, id);
create index on employer.name_request (state, asked_at, id);
