-- D14: one upright face, sharp, well lit, before a plain ground. Shares are in percent of the cropped picture's width or height.
insert into shared.policy_parameter (name, valid_from, value) values
    ('portrait.max_trim_percent', '2019-03-01', '10'),     -- what the proposed crop may cut off a picture sent without one
    ('portrait.min_sharpness', '2019-03-01', '80'),        -- change from pixel to pixel, per mille of the contrast
    ('portrait.min_brightness', '2019-03-01', '65'),
    ('portrait.max_brightness', '2019-03-01', '205'),
    ('portrait.max_glare_percent', '2019-03-01', '35'),    -- pixels of the face burnt out
    ('portrait.face_min_score', '2019-03-01', '60'),       -- how sure the model must be, in percent
    ('portrait.face_max_tilt', '2019-03-01', '12'),        -- degrees between the line of the eyes and the horizon
    ('portrait.face_min_x', '2019-03-01', '38'),
    ('portrait.face_max_x', '2019-03-01', '62'),
    ('portrait.face_min_y', '2019-03-01', '25'),
    ('portrait.face_max_y', '2019-03-01', '60'),
    ('portrait.face_min_width', '2019-03-01', '20'),
    ('portrait.face_max_width', '2019-03-01', '75'),
    ('limit.portrait_check.at_once', '2019-03-01', '100'),
    ('limit.portrait_check.refill', '2019-03-01', '2'),
    ('limit.portrait_check.seconds', '2019-03-01', '1');
