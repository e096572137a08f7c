-- The employer a contact speaks for (D18); several may speak for one.
alter table account.account_role
    add column employer_code text,
    add constraint employer_of_a_contact check ((role = 'EMPLOYER') = (employer_code is not null));
create index on account.account_role (employer_code) where employer_code is not null;

-- Who asks to speak for an employer: first the address is confirmed, then the ministry looks at the letter of authority.
create table employer.contact_request (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    credit_code text not null,
    name text not null,
    contact text not null,
    email text not null,
    locale text not null,
    letter_file_id bigint not null,
    letter_name text not null,
    letter_type text not null,
    letter_pages integer not null,
    state text not null check (state in ('UNCONFIRMED', 'WAITING', 'GRANTED', 'REFUSED')),
    asked_at timestamptz not null,
    token_index bytea,
    token_index_version integer,
    token_expires_at timestamptz,
    confirmed_at timestamptz,
    decided_at timestamptz,
    decided_by bigint,
    decided_by_name text,
    reason text,
    check ((state in ('GRANTED', 'REFUSED')) = (decided_at is not null)),
    check (state = 'UNCONFIRMED' or confirmed_at is not null),
    check (state <> 'REFUSED' or reason is not null)
);
create unique index on employer.contact_request (token_index) where token_index is not null;
create index on employer.contact_request (state, confirmed_at, id);
create index on employer.contact_request (credit_code);
create index on employer.contact_request (lower(email), asked_at);

insert into shared.policy_parameter (name, valid_from, value) values
    ('employer.confirm_hours', '2019-03-01', '72');
