-- What was filed in each round, so that a correction shows what it changed, and what the applicant says to each reason.
create table application.filed_round (
    application_id bigint not null references application.application on delete cascade,
    round integer not null,
    sections jsonb not null,
    materials jsonb not null,
    primary key (application_id, round)
);
alter table application.reason
    add column public_id uuid not null default gen_random_uuid() unique,
    add column answer text;
