-- A window recurs every year, its years left aside, or opens once on given days.
alter table agency.intake_window
    drop column from_month,
    drop column from_day,
    drop column to_month,
    drop column to_day,
    add column opens date not null,
    add column closes date not null,
    add column yearly boolean not null default true,
    add constraint opens_before_it_closes check (yearly or opens <= closes);

alter table agency.agency add constraint known_categories check (categories <@ array['COAL_MINE', 'NON_COAL_MINE', 'CHEMICAL',
    'METALLURGY', 'CONSTRUCTION', 'ROAD_TRANSPORT', 'OTHER']);
