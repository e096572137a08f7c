-- The person. Identity numbers live here alone: sealed, found by a blind index, with their history.
create sequence applicant.person_seq start with 50 increment by 50;

create table applicant.person (
    id bigint primary key,
    public_id uuid not null unique,
    name text not null,
    sex text not null check (sex in ('F', 'M')),
    birth_date date not null,
    masked_id_number text not null,
    email text,
    mobile text,
    locale text not null default 'zh-CN',
    portrait_file_id bigint,
    created_at timestamptz not null,
    version integer not null default 0
);
create index on applicant.person (name text_pattern_ops);

create table applicant.id_number (
    id bigint generated always as identity primary key,
    person_id bigint not null references applicant.person,
    sealed bytea not null,
    key_version integer not null,
    blind_index bytea not null,
    index_version integer not null,
    current boolean not null,
    since timestamptz not null,
    unique (index_version, blind_index)
);
create unique index one_current_number on applicant.id_number (person_id) where current;

create table applicant.qualification_import (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    file_name text not null,
    imported_at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    added integer not null,
    changed integer not null,
    unchanged integer not null,
    refused integer not null
);

create table applicant.qualification (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    person_id bigint not null references applicant.person,
    certificate_number text not null unique,
    management_number text,
    issued_on date not null,
    category text,
    extra_categories text[] not null default '{}',
    import_id bigint references applicant.qualification_import
);
create index on applicant.qualification (person_id);

insert into shared.policy_parameter (name, valid_from, value) values
    ('import.max_rows', '2019-03-01', '200000'),
    ('import.max_bytes', '2019-03-01', '52428800'),
    ('import.max_errors', '2019-03-01', '1000');
