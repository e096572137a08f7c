-- What an employer says of an application that names it (D18): each answer is kept, the last one counts, and it decides nothing.
create table application.employment_answer (
    id bigint generated always as identity primary key,
    application_id bigint not null references application.application on delete cascade,
    employer_code text not null,
    answer text not null check (answer in ('CONFIRMED', 'DISPUTED')),
    ground text check (ground in ('NEVER_EMPLOYED', 'LEFT', 'OTHER_POST', 'OTHER_CONTRACT', 'NOT_OUR_SEAL', 'OTHER')),
    words text,
    answered_at timestamptz not null,
    answered_by bigint not null,
    answered_by_name text not null,
    check ((answer = 'DISPUTED') = (ground is not null)),
    check ((answer = 'DISPUTED') = (words is not null))
);
create index on application.employment_answer (application_id, id);
