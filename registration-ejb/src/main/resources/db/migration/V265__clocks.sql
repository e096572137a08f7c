-- The clocks (D11, D23) and what people are reminded of, each thing once.
insert into shared.policy_parameter (name, valid_from, value) values
    ('clock.correction_reminder_days', '2019-03-01', '5'),           -- D23
    ('reminder.months_before', '2019-03-01', '12 6 3 1'),            -- before a registration ends
    ('reminder.days_before_closing', '2019-03-01', '7'),             -- before a window closes
    ('calendar.fixed_holidays', '2019-03-01', '01-01 05-01 10-01'),  -- in every official calendar; one without them is not whole
    ('calendar.max_bytes', '2019-03-01', '1048576');

-- files whose limit ends in something by itself
create index on application.application (status, due_on, id) where status in ('SUBMITTED', 'RETURNED');

-- one reminder for each round of correction
create table application.correction_reminder (
    application_id bigint not null references application.application,
    round integer not null,
    at timestamptz not null,
    primary key (application_id, round)
);

-- one reminder of each kind for each end of a term, or of the time for a first registration
create table application.reminder (
    person_id bigint not null,
    subject text not null check (subject in ('TERM', 'QUALIFICATION')),
    ends_on date not null,
    mark text not null,
    at timestamptz not null,
    primary key (person_id, subject, ends_on, mark)
);

-- how far the day's search for those to be reminded has come; whoever holds the row goes on from there
create table application.reminder_search (
    subject text primary key check (subject in ('TERM', 'QUALIFICATION')),
    searched_on date,
    after_day date,
    after_key bigint,
    done boolean not null default false
);
insert into application.reminder_search (subject) values ('TERM'), ('QUALIFICATION');
