-- The queues in the order they are worked through, at the same cost on the first page and on the last.

alter table application.work_item add column receipt_number text;
alter table application.work_item add column returned_for text[] not null default '{}';
update application.work_item w set
    receipt_number = a.receipt_number,
    returned_for = coalesce((select array_agg(distinct r.code order by r.code) from application.reason r
                             where r.application_id = a.id and r.action = 'RETURN'), '{}')
from application.application a where a.id = w.application_id;
alter table application.work_item alter column receipt_number set not null;

-- whose desk the file lies on: the agency's, or for the country's desks 0; and its place in line, files without a clock last
alter table application.work_item
    add column desk_of bigint generated always as
        (case when status in ('REPORTED', 'AWAITING_APPROVAL') then 0 else agency_id end) stored,
    add column due_order date generated always as (coalesce(due_on, date 'infinity')) stored;

drop index application.work_item_agency_id_status_due_on_application_id_idx;
drop index application.work_item_status_due_on_application_id_idx;
create index work_item_line on application.work_item (desk_of, status, due_order, application_id);
create index work_item_of_category on application.work_item (desk_of, status, category, due_order, application_id);
create index work_item_of_kind on application.work_item (desk_of, status, kind, due_order, application_id);
create index work_item_in_no_hand on application.work_item (desk_of, status, due_order, application_id) where officer_id is null;
create index work_item_in_hand on application.work_item (officer_id, due_order, application_id) where officer_id is not null;
create index work_item_of_person on application.work_item (person_id);
create index work_item_receipt on application.work_item (receipt_number collate "C");

-- By what a file is found on its desk: each two characters that follow each other in a name, how a person's name begins, and
-- why it was returned before. Every key carries desk and status, so that what lies elsewhere costs nothing.
-- Not for parallel plans: to start workers takes longer than to read what a key leads to.
create function application.queue_keys(desk_of bigint, status text, kind text, category text, person_name text,
        employer_name text, returned_for text[]) returns text[]
    language sql immutable cost 1000 as $$
    select array(
        select distinct desk_of || ' ' || status || ' ' || key from (
            select 'p' || substr(person_name, i, 2) from generate_series(1, char_length(person_name) - 1) as i
            union all select 'p^' || left(person_name, 1)
            union all select 'e' || substr(employer_name, i, 2) from generate_series(1, char_length(employer_name) - 1) as i
            union all select 'r' || code from unnest(returned_for) as code
            union all select 'k' || kind
            union all select 'c' || category where category is not null
        ) as keys (key))
$$;
create index work_item_keys on application.work_item
    using gin (application.queue_keys(desk_of, status, kind, category, person_name, employer_name, returned_for))
    with (fastupdate = off);

-- What an officer is told who had a file in hand that was given to somebody else.
create table application.hand_over (
    id bigint generated always as identity primary key,
    application_id bigint not null references application.application on delete cascade,
    from_officer_id bigint not null,
    to_name text not null,
    by_name text not null,
    at timestamptz not null,
    seen_at timestamptz
);
create index on application.hand_over (from_officer_id, id) where seen_at is null;
create index on application.hand_over (application_id);
