const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$'

/** A parameter that somebody wrote, as an id an index can look up; what is no id names nothing. */
export const asUuid = (place: string) => `case when ${place}::text ~ '${UUID}' then ${place}::text::uuid end`
