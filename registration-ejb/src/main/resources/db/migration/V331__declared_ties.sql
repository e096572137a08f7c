-- What binds an officer to people and employers, and so keeps the officer from their files. Declared by the officer; never deleted.
create table account.tie (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    account_id bigint not null references account.account,
    kind text not null check (kind in ('SELF', 'OWN_EMPLOYER', 'PERSON', 'EMPLOYER')),
    person_id bigint,
    employer_code text,
    label text not null,
    relation text,
    declared_at timestamptz not null,
    ended_at timestamptz,
    check ((kind in ('SELF', 'PERSON')) = (person_id is not null)),
    check ((person_id is null) <> (employer_code is null))
);
create unique index one_tie_to_a_person on account.tie (account_id, person_id) where ended_at is null and person_id is not null;
create unique index one_tie_to_an_employer on account.tie (account_id, employer_code) where ended_at is null and employer_code is not null;
