-- Statistics are read from sums that are kept, never from the files themselves. Identity keys commit out of order, so what is new is
-- told by the transaction that wrote it: everything below the oldest one still running is settled and will not be joined by more.
alter table application.move add column written_in xid8 not null default pg_current_xact_id();
alter table certificate.copy_event add column written_in xid8 not null default pg_current_xact_id();
create index on application.move (written_in);
create index on certificate.copy_event (written_in);

-- how far the sums have come; whoever holds the row goes on from there
create table publicity.statistic_progress (
    one boolean primary key default true check (one),
    read_to xid8 not null default '0',
    register_on date
);
insert into publicity.statistic_progress default values;

-- what happened to files: by the agency and category of the moment; 0 and '' where there is none
create table publicity.statistic_count (
    month date not null,
    agency_id bigint not null,
    kind text not null,
    category text not null,
    measure text not null check (measure in ('FILED', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    files integer not null,
    primary key (month, agency_id, kind, category, measure)
);

-- how long a stage took, in working days, for those that left it in a month
create table publicity.statistic_wait (
    month date not null,
    agency_id bigint not null,
    stage text not null check (stage in ('ACCEPTANCE', 'INITIAL_REVIEW', 'REPORT', 'FINAL_REVIEW', 'APPROVAL', 'PRODUCTION')),
    days integer not null,
    files integer not null,
    primary key (month, agency_id, stage, days)
);

create table publicity.statistic_reason (
    month date not null,
    agency_id bigint not null,
    code text not null,
    times integer not null,
    primary key (month, agency_id, code)
);

create table publicity.statistic_open (
    agency_id bigint not null,
    status text not null,
    files integer not null,
    primary key (agency_id, status)
);

-- registrations that are neither cancelled nor revoked, by the month in which their last term ends
create table publicity.statistic_ending (
    month date not null,
    agency_id bigint not null,
    category text not null,
    registrations integer not null,
    primary key (month, agency_id, category)
);
