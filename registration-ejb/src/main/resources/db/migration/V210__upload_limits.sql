insert into shared.policy_parameter (name, valid_from, value) values
    ('material.max_files', '2019-03-01', '20'),            -- D13: files of one kind on a filing
    ('section.max_characters', '2019-03-01', '60000');     -- what one step may hold, right or wrong
