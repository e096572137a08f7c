-- The system administrator looks the mails through by day, and those that failed apart.
create index on notification.outbox (created_at);
create index on notification.outbox (id) where status = 'FAILED';

insert into shared.policy_parameter (name, valid_from, value) values
    ('mail.shown_days', '2019-03-01', '14');  -- so far back mails are counted, told of and sent again together
