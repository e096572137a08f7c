-- One schema a module.
create schema shared;
create schema audit;
create schema notification;
create schema document;
create schema applicant;
create schema account;
create schema employer;
create schema agency;
create schema certificate;
create schema education;
create schema application;
create schema publicity;
create schema operation;
