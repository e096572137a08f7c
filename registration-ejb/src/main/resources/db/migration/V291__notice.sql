-- What the public is told in so many words; a withdrawn notice stays, but nobody outside sees it any more.
create table publicity.notice (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    title_zh text not null check (char_length(title_zh) between 1 and 120),
    body_zh text not null check (char_length(body_zh) between 1 and 10000),
    title_en text check (char_length(title_en) between 1 and 120),
    body_en text check (char_length(body_en) between 1 and 10000),
    valid_until date,
    published_at timestamptz not null,
    author_id bigint not null,
    author_name text not null,
    corrected_at timestamptz,
    corrected_by_id bigint,
    corrected_by_name text,
    withdrawn_at timestamptz,
    withdrawn_by_id bigint,
    withdrawn_by_name text,
    version integer not null default 0,
    check ((title_en is null) = (body_en is null)),
    check (num_nulls(corrected_at, corrected_by_id, corrected_by_name) in (0, 3)),
    check (num_nulls(withdrawn_at, withdrawn_by_id, withdrawn_by_name) in (0, 3))
);
create index on publicity.notice (published_at desc, id desc);
