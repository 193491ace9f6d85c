-- A kept file is read in pieces (register.KeptFiles): stored uncompressed, a piece is found without the rest. Files
-- that are sent are mostly compressed already.
alter table register_upload alter column content set storage external;
