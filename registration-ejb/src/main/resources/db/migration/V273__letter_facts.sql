-- What a letter about a move says beside it: as it was at the move, since an applicant may correct all of it later.
alter table application.move
    add column agency_id bigint,
    add column category text,
    add column employer_name text,
    add column due_on date,
    add column due_provisional boolean not null default false;

update application.move m
set agency_id = a.agency_id, category = a.category, employer_name = a.employer_name,
    due_on = case when m.to_status = a.status and m.at = a.status_since then a.due_on end,
    due_provisional = m.to_status = a.status and m.at = a.status_since and a.due_provisional
from application.application a where a.id = m.application_id;
