-- When the demonstration town was loaded: its pages say what was open then and has ended since.
alter table installation add column town_loaded_at timestamptz;
