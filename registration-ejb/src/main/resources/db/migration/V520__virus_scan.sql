-- What clamd said of each file; where none is configured, and of files from before, nothing was asked.
alter table document.file
    add column virus_state text not null default 'NOT_SCANNED'
        check (virus_state in ('NOT_SCANNED', 'PENDING', 'CLEAN', 'INFECTED')),
    add column scan_tried_at timestamptz; -- when a waiting file was last tried without an answer
create index on document.file (scan_tried_at nulls first, id) where virus_state = 'PENDING';

-- The files found infected after they were kept, as announced; what is filed with one of them is not passed.
create table application.infected_file (
    file_id bigint primary key,
    found_at timestamptz not null
);
