create table document.file (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    address text not null,
    key_version integer not null,
    name text not null,
    content_type text not null,
    size bigint not null,
    pages integer not null,
    width integer not null,
    height integer not null,
    stored_at timestamptz not null
);
create index on document.file (address);

insert into shared.policy_parameter (name, valid_from, value) values
    ('material.max_bytes', '2019-03-01', '10485760'),      -- D13
    ('material.max_pages', '2019-03-01', '20'),            -- D13
    ('material.max_pixels', '2019-03-01', '60000000'),     -- D13
    ('material.long_side', '2019-03-01', '2600'),
    ('portrait.width', '2019-03-01', '295'),               -- D14
    ('portrait.height', '2019-03-01', '413'),              -- D14
    ('portrait.max_bytes', '2019-03-01', '204800'),        -- D14
    ('portrait.ground', '2019-03-01', 'WHITE'),            -- D14
    ('portrait.ground_min_brightness', '2019-03-01', '205'),
    ('portrait.ground_max_spread', '2019-03-01', '22');
