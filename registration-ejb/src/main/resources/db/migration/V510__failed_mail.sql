-- how many mails were given up is asked for every few seconds, and those that were sent are millions
create index outbox_given_up on notification.outbox (id) where status = 'FAILED';
