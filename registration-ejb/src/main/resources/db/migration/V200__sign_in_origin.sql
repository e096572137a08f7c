-- Where an account was tried from. Wrong passwords make that place wait; the account's holder elsewhere does not.
create table account.sign_in_origin (
    account_id bigint not null references account.account,
    origin bytea not null, -- a keyed hash of the network address
    failures integer not null default 0,
    locked_until timestamptz,
    signed_in_at timestamptz,
    primary key (account_id, origin)
);

alter table account.one_time_link add column created_at timestamptz not null default now();
alter table account.one_time_link alter column created_at drop default;

insert into shared.policy_parameter (name, valid_from, value) values
    -- wrong passwords from anywhere before strange addresses must wait, and how long each then makes them wait
    ('account.free_failures_everywhere', '2019-03-01', '50'),
    ('account.lock_everywhere_seconds', '2019-03-01', '60'),
    -- how many days an address from which somebody signed in is known
    ('account.known_origin_days', '2019-03-01', '90'),
    -- mails with a link that one account may cause
    ('account.links_an_hour', '2019-03-01', '3'),
    ('account.links_a_day', '2019-03-01', '8'),
    -- what one network address may ask: so many at once, then so many in so many seconds (D17)
    ('limit.look_up.at_once', '2019-03-01', '30'),
    ('limit.look_up.refill', '2019-03-01', '30'),
    ('limit.look_up.seconds', '2019-03-01', '60'),
    ('limit.sign_in.at_once', '2019-03-01', '30'),
    ('limit.sign_in.refill', '2019-03-01', '10'),
    ('limit.sign_in.seconds', '2019-03-01', '60'),
    ('limit.account_link.at_once', '2019-03-01', '20'),
    ('limit.account_link.refill', '2019-03-01', '60'),
    ('limit.account_link.seconds', '2019-03-01', '3600');
