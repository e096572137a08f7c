-- Who was in a report batch stays known when a file is sent back and goes up again with a later one;
-- application.report_batch_id names the latest alone.
create table application.report_batch_entry (
    batch_id bigint not null references application.report_batch,
    application_id bigint not null references application.application,
    primary key (batch_id, application_id)
);
create index on application.report_batch_entry (application_id);

insert into application.report_batch_entry (batch_id, application_id)
select b.id, a.id from application.application a join application.report_batch b on b.id = a.report_batch_id
union
select b.id, m.application_id
from application.move m join application.report_batch b on b.reported_at = m.at and b.actor_id = m.actor_id
where m.action in ('REPORT', 'FORWARD');

create index on application.report_batch (reported_at, id);
