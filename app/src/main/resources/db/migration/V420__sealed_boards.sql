-- The boards of secret elections: their public file, entry by entry, what its ceremony gathered before, and who was let in.
-- A board says nothing about who voted how; which line of the roll used which credential is kept where no view and no
-- policy reads it, only so that a line cannot use two and two lines cannot use one.

create table sealed_board (
  election uuid primary key references secret_election,
  uuid text not null unique check (uuid ~ '^[1-9A-HJ-NP-Za-km-z]{14,}$'),
  began_at timestamptz not null,
  -- SHA-256 in Base64 of the election's text, once it is set up.
  fingerprint text,
  ballots_shown boolean not null,
  closed_at timestamptz,
  -- The answer of the whole check, once the result stands: JSON of the report.
  report text
);
create table sealed_entry (
  election uuid not null references sealed_board,
  position int not null check (position >= 0),
  -- As the file names it: the SHA-256 of the body, with what it is.
  name text not null,
  body text not null,
  -- Of an event; empty for what events point to.
  event text not null default '',
  at timestamptz not null,
  primary key (election, position)
);
create unique index sealed_entry_once on sealed_entry (election, name);

-- The keys of trustees: first a commitment from each, then the keys.
create table sealed_trustee (
  election uuid not null references sealed_board,
  role uuid not null references secret_role,
  number int not null check (number > 0),
  commitment text check (commitment ~ '^[A-Za-z0-9+/]{43}$'),
  committed_at timestamptz,
  public_key text,
  opened_at timestamptz,
  primary key (election, role),
  unique (election, number),
  check ((commitment is null) = (committed_at is null)),
  check ((public_key is null) = (opened_at is null)),
  check (public_key is null or commitment is not null)
);

-- The public halves of the credentials, in an order that tells nothing, handed in by the credential authority.
create table sealed_credentials (
  election uuid primary key references sealed_board,
  credentials text not null,
  lines int not null check (lines > 0),
  handed_in_at timestamptz not null
);

create table sealed_ballot (
  election uuid not null references sealed_board,
  position int not null,
  tracker text not null,
  credential text not null,
  sidecar text not null default '',
  channel text not null check (channel in ('browser', 'paper', 'telephone')),
  primary key (election, position),
  unique (election, tracker),
  foreign key (election, position) references sealed_entry
);
create index sealed_ballot_credential on sealed_ballot (election, credential, position);
-- No ciphertext twice, whoever sends it.
create table sealed_part (
  election uuid not null references sealed_board,
  digest bytea not null,
  primary key (election, digest)
);
create table sealed_pairing (
  election uuid not null references sealed_board,
  line int not null,
  credential text not null,
  primary key (election, line),
  unique (election, credential)
);

-- A ballot on paper or by telephone: one clerk seals what the voter says, another says that it is so.
create table sealed_paper (
  id uuid primary key,
  election uuid not null references sealed_board,
  line int not null,
  channel text not null check (channel in ('paper', 'telephone')),
  ballot text not null,
  sidecar text not null,
  tracker text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid check (confirmed_by <> entered_by),
  confirmed_at timestamptz,
  dropped_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index sealed_paper_election on sealed_paper (election);
