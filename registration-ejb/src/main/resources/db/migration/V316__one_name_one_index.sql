-- V300 and V332 give two indexes one name; the first gives way, so that both can stand. Harmless where it has another name.
alter index if exists application.work_item_in_hand rename to work_item_by_holder;
