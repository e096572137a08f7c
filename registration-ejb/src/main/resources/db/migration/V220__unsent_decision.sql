-- What an officer has written on a file and not sent yet; gone once the officer's decision is made.
create table application.unsent_decision (
    application_id bigint not null references application.application on delete cascade,
    account_id bigint not null,
    round integer not null,
    note text,
    reasons jsonb not null,
    saved_at timestamptz not null,
    primary key (application_id, account_id)
);
