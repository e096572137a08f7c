-- A notice lives through a mail server's bad night and weekend: attempts double from seconds to six hours, over a day in all.
update shared.policy_parameter set value = '16' where name = 'mail.max_attempts';
update shared.policy_parameter set value = '21600' where name = 'mail.retry_max_seconds';

insert into shared.policy_parameter (name, valid_from, value) values
    ('mail.timeout_seconds', '2019-03-01', '8'),    -- for each answer of the mail server; a dozen of them fit into a lease
    ('mail.pause_seconds', '2019-03-01', '30'),     -- nothing is tried for so long once it is away
    ('mail.lost_before_pause', '2019-03-01', '3');  -- connections lost in a row that count as away

-- a one-time link is not kept longer than it takes to send it
alter table notification.outbox add check (secret is null or status in ('WAITING', 'SENDING'));
alter table notification.outbox add check ((secret is null) = (secret_key_version is null));
alter table notification.outbox add check ((status = 'SENT') = (sent_at is not null));
