// How the name of somebody reads in a query: a name that was erased is shown as a number, everywhere the same.

/** The name of a person or an individual of this alias; null where the alias joined no row. */
export const shownName = (alias: string): string => `coalesce(${alias}.name, 'erased person ' || ${alias}.id)`;

/**
 * Who acted, by the principal that this column holds ('person:3', 'token:7'). What an act keeps is the principal, so
 * that a name can be erased without touching it; any other text is shown as it is.
 */
export const actorName = (column: string): string => `case
  when ${column} = 'token:0' then 'Administrator'
  when ${column} ~ '^person:\\d{1,15}$'
    then (select ${shownName('actor')} from person actor where actor.id = substr(${column}, 8)::bigint)
  when ${column} ~ '^token:\\d{1,15}$'
    then (select actor.name from api_token actor where actor.id = substr(${column}, 7)::bigint)
  else ${column} end`;
