-- A declared interest joins a person to an organisation or to somebody close, so walls follow from it (V160): in its own
-- transaction, like the rest.
create trigger walls_after_insert after insert on interest referencing new table as changed
  for each statement execute function touches_walls(organisation, organisation, person, person, person, other);
create trigger walls_after_update after update on interest referencing new table as changed
  for each statement execute function touches_walls(organisation, organisation, person, person, person, other);
create trigger walls_after_delete after delete on interest referencing old table as changed
  for each statement execute function touches_walls(organisation, organisation, person, person, person, other);
