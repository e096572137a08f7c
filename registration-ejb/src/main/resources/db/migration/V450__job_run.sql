-- The last run of each background job, one row a job: what a system administrator sees of them.
create table shared.job_run (
    job text primary key,
    started_at timestamptz not null,
    ended_at timestamptz not null check (ended_at >= started_at),
    outcome text not null check (outcome in ('DONE', 'FAILED')),
    reference text, -- of what failed, as it stands in the server's log
    last_success_at timestamptz,
    check ((outcome = 'FAILED') = (reference is not null)),
    check (outcome = 'FAILED' or last_success_at is not null)
);
