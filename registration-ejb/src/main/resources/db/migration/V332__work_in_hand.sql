-- what each officer has in hand, without reading the files nobody holds
create index work_item_in_hand on application.work_item (officer_id, due_on) where officer_id is not null;
