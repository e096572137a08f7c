-- A second factor: a secret shared with an app on the holder's telephone (RFC 6238). Kept sealed, with the account in what is sealed with it.
create table account.second_factor (
    account_id bigint primary key references account.account,
    secret bytea not null,
    secret_key_version integer not null,
    drawn_at timestamptz not null,
    confirmed_at timestamptz, -- null until the first code was right; until then nobody is asked for one
    last_step bigint, -- of the last code that was taken: it and all before are worth nothing any more
    check ((confirmed_at is null) = (last_step is null))
);

-- for whoever has lost the telephone; of each only a keyed hash, and each good once
create table account.recovery_code (
    account_id bigint not null references account.account,
    code_index bytea not null,
    index_version integer not null,
    used_at timestamptz,
    primary key (account_id, code_index)
);

insert into shared.policy_parameter (name, valid_from, value) values
    -- the day from which officers must have one (GB/T 22239, level 3)
    ('account.second_factor_staff', '2019-03-01', '2019-03-01'),
    ('account.recovery_codes', '2019-03-01', '10'),
    -- minutes that may lie between the password and the code
    ('account.second_step_minutes', '2019-03-01', '10');
