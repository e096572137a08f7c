-- What an officer asks a colleague of the same desk about a file, and what the colleague says.
create table application.opinion (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    application_id bigint not null references application.application on delete cascade,
    stage text not null,
    asked_of bigint not null,
    asked_of_name text not null,
    asked_by bigint not null,
    asked_by_name text not null,
    question text not null,
    asked_at timestamptz not null,
    due_on date,
    answered_at timestamptz,
    answer text check (answer in ('AGREE', 'DOUBT')),
    answer_text text,
    check (asked_of <> asked_by),
    check ((answer is null) = (answered_at is null)),
    check (answer is distinct from 'DOUBT' or answer_text is not null)
);
create index on application.opinion (application_id, id);
create index on application.opinion (asked_of) where answered_at is null;
-- nobody is asked twice at a time
create unique index one_open_question on application.opinion (application_id, stage, asked_of) where answered_at is null;
