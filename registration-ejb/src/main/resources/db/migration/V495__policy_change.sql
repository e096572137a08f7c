-- Who gave a parameter a new value, from which day and why; one that was withdrawn before its day stays here and holds nowhere.
create table shared.policy_change (
    public_id uuid primary key,
    name text not null,
    valid_from date not null,
    value text not null,
    before text, -- the value of that day until then
    reason text not null,
    entered_at timestamptz not null,
    entered_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_because text,
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null))
);

create unique index on shared.policy_change (name, valid_from) where withdrawn_at is null;
create index on shared.policy_change (name, entered_at);

insert into shared.policy_parameter (name, valid_from, value) values
    ('policy.days_ahead', '2019-03-01', '1830'); -- how long before its day a value may be entered
