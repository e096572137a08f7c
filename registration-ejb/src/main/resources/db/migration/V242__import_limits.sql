-- what an Excel file may unpack to in all, and its table of texts, which is held in memory
insert into shared.policy_parameter (name, valid_from, value) values
    ('import.max_unpacked_bytes', '2019-03-01', '402653184'),
    ('import.max_shared_text_bytes', '2019-03-01', '67108864');
