-- Whether the face of a portrait was looked for before it was kept; null for other files and for portraits from before.
alter table document.file add column face_checked boolean;
