-- the sessions people are signed in with, whichever server keeps them; one that is ended or of an older password opens nothing anywhere
create table account.session (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    account_id bigint not null references account.account,
    session_epoch integer not null,
    browser text not null check (length(browser) <= 60),
    network text not null check (length(network) <= 60),
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz,
    ended_by bigint references account.account
);
create index on account.session (account_id) where ended_at is null;
create index on account.session (last_seen_at);

insert into shared.policy_parameter (name, valid_from, value) values
    ('retention.session_days', '2019-03-01', '30'); -- after a session was last used
