create table shared.policy_parameter (
    name text not null,
    valid_from date not null,
    value text not null,
    primary key (name, valid_from)
);

insert into shared.policy_parameter (name, valid_from, value) values
    ('validity.years', '2019-03-01', '5'),                  -- R6, D1
    ('initial.cutover', '2019-03-01', '2019-03-01'),        -- R7, D3
    ('initial.legacy_deadline', '2019-03-01', '2024-03-01'),-- R7, D3
    ('initial.years', '2019-03-01', '5'),                   -- R7, D3
    ('age.max', '2019-03-01', '70'),                        -- R4, D8
    ('age.warning_days', '2019-03-01', '90'),               -- V02
    ('education.hours', '2019-03-01', '48'),                -- R20, D9
    ('education.cycle_years', '2019-03-01', '5'),           -- D9
    ('bar.years', '2019-03-01', '5'),                       -- R22, V06
    ('work.gap_days', '2019-03-01', '31'),                  -- V13
    ('clock.working_days', '2019-03-01', 'true'),           -- R18, D11
    ('clock.acceptance_days', '2019-03-01', '5'),           -- R14, D11
    ('clock.initial_review_days', '2019-03-01', '20'),      -- R15, D11
    ('clock.final_review_days', '2019-03-01', '20'),        -- R16, D11
    ('clock.approval_days', '2019-03-01', '10'),            -- R17, D11
    ('clock.correction_days', '2019-03-01', '30'),          -- D23
    ('clock.warning_days', '2019-03-01', '2');              -- when a clock is shown as nearing its end

create table shared.holiday (
    day date primary key,
    kind text not null check (kind in ('HOLIDAY', 'WORKDAY')),
    name text not null
);

insert into shared.holiday (day, kind, name) values
    ('2024-01-01', 'HOLIDAY', '元旦'),
    ('2024-02-04', 'WORKDAY', '春节补班'),
    ('2024-02-10', 'HOLIDAY', '春节'),
    ('2024-02-11', 'HOLIDAY', '春节'),
    ('2024-02-12', 'HOLIDAY', '春节'),
    ('2024-02-13', 'HOLIDAY', '春节'),
    ('2024-02-14', 'HOLIDAY', '春节'),
    ('2024-02-15', 'HOLIDAY', '春节'),
    ('2024-02-16', 'HOLIDAY', '春节'),
    ('2024-02-17', 'HOLIDAY', '春节'),
    ('2024-02-18', 'WORKDAY', '春节补班'),
    ('2024-04-04', 'HOLIDAY', '清明节'),
    ('2024-04-05', 'HOLIDAY', '清明节'),
    ('2024-04-06', 'HOLIDAY', '清明节'),
    ('2024-04-07', 'WORKDAY', '清明节补班'),
    ('2024-04-28', 'WORKDAY', '劳动节补班'),
    ('2024-05-01', 'HOLIDAY', '劳动节'),
    ('2024-05-02', 'HOLIDAY', '劳动节'),
    ('2024-05-03', 'HOLIDAY', '劳动节'),
    ('2024-05-04', 'HOLIDAY', '劳动节'),
    ('2024-05-05', 'HOLIDAY', '劳动节'),
    ('2024-05-11', 'WORKDAY', '劳动节补班'),
    ('2024-06-10', 'HOLIDAY', '端午节'),
    ('2024-09-14', 'WORKDAY', '中秋节补班'),
    ('2024-09-15', 'HOLIDAY', '中秋节'),
    ('2024-09-16', 'HOLIDAY', '中秋节'),
    ('2024-09-17', 'HOLIDAY', '中秋节'),
    ('2024-09-29', 'WORKDAY', '国庆节补班'),
    ('2024-10-01', 'HOLIDAY', '国庆节'),
    ('2024-10-02', 'HOLIDAY', '国庆节'),
    ('2024-10-03', 'HOLIDAY', '国庆节'),
    ('2024-10-04', 'HOLIDAY', '国庆节'),
    ('2024-10-05', 'HOLIDAY', '国庆节'),
    ('2024-10-06', 'HOLIDAY', '国庆节'),
    ('2024-10-07', 'HOLIDAY', '国庆节'),
    ('2024-10-12', 'WORKDAY', '国庆节补班'),
    ('2025-01-01', 'HOLIDAY', '元旦'),
    ('2025-01-26', 'WORKDAY', '春节补班'),
    ('2025-01-28', 'HOLIDAY', '春节'),
    ('2025-01-29', 'HOLIDAY', '春节'),
    ('2025-01-30', 'HOLIDAY', '春节'),
    ('2025-01-31', 'HOLIDAY', '春节'),
    ('2025-02-01', 'HOLIDAY', '春节'),
    ('2025-02-02', 'HOLIDAY', '春节'),
    ('2025-02-03', 'HOLIDAY', '春节'),
    ('2025-02-04', 'HOLIDAY', '春节'),
    ('2025-02-08', 'WORKDAY', '春节补班'),
    ('2025-04-04', 'HOLIDAY', '清明节'),
    ('2025-04-05', 'HOLIDAY', '清明节'),
    ('2025-04-06', 'HOLIDAY', '清明节'),
    ('2025-04-27', 'WORKDAY', '劳动节补班'),
    ('2025-05-01', 'HOLIDAY', '劳动节'),
    ('2025-05-02', 'HOLIDAY', '劳动节'),
    ('2025-05-03', 'HOLIDAY', '劳动节'),
    ('2025-05-04', 'HOLIDAY', '劳动节'),
    ('2025-05-05', 'HOLIDAY', '劳动节'),
    ('2025-05-31', 'HOLIDAY', '端午节'),
    ('2025-06-01', 'HOLIDAY', '端午节'),
    ('2025-06-02', 'HOLIDAY', '端午节'),
    ('2025-09-28', 'WORKDAY', '国庆节补班'),
    ('2025-10-01', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-02', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-03', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-04', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-05', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-06', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-07', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-08', 'HOLIDAY', '国庆节、中秋节'),
    ('2025-10-11', 'WORKDAY', '国庆节补班'),
    ('2026-01-01', 'HOLIDAY', '元旦'),
    ('2026-01-02', 'HOLIDAY', '元旦'),
    ('2026-01-03', 'HOLIDAY', '元旦'),
    ('2026-01-04', 'WORKDAY', '元旦补班'),
    ('2026-02-14', 'WORKDAY', '春节补班'),
    ('2026-02-15', 'HOLIDAY', '春节'),
    ('2026-02-16', 'HOLIDAY', '春节'),
    ('2026-02-17', 'HOLIDAY', '春节'),
    ('2026-02-18', 'HOLIDAY', '春节'),
    ('2026-02-19', 'HOLIDAY', '春节'),
    ('2026-02-20', 'HOLIDAY', '春节'),
    ('2026-02-21', 'HOLIDAY', '春节'),
    ('2026-02-22', 'HOLIDAY', '春节'),
    ('2026-02-23', 'HOLIDAY', '春节'),
    ('2026-02-28', 'WORKDAY', '春节补班'),
    ('2026-04-04', 'HOLIDAY', '清明节'),
    ('2026-04-05', 'HOLIDAY', '清明节'),
    ('2026-04-06', 'HOLIDAY', '清明节'),
    ('2026-05-01', 'HOLIDAY', '劳动节'),
    ('2026-05-02', 'HOLIDAY', '劳动节'),
    ('2026-05-03', 'HOLIDAY', '劳动节'),
    ('2026-05-04', 'HOLIDAY', '劳动节'),
    ('2026-05-05', 'HOLIDAY', '劳动节'),
    ('2026-05-09', 'WORKDAY', '劳动节补班'),
    ('2026-06-19', 'HOLIDAY', '端午节'),
    ('2026-06-20', 'HOLIDAY', '端午节'),
    ('2026-06-21', 'HOLIDAY', '端午节'),
    ('2026-09-20', 'WORKDAY', '国庆节补班'),
    ('2026-09-25', 'HOLIDAY', '中秋节'),
    ('2026-09-26', 'HOLIDAY', '中秋节'),
    ('2026-09-27', 'HOLIDAY', '中秋节'),
    ('2026-10-01', 'HOLIDAY', '国庆节'),
    ('2026-10-02', 'HOLIDAY', '国庆节'),
    ('2026-10-03', 'HOLIDAY', '国庆节'),
    ('2026-10-04', 'HOLIDAY', '国庆节'),
    ('2026-10-05', 'HOLIDAY', '国庆节'),
    ('2026-10-06', 'HOLIDAY', '国庆节'),
    ('2026-10-07', 'HOLIDAY', '国庆节'),
    ('2026-10-10', 'WORKDAY', '国庆节补班');
