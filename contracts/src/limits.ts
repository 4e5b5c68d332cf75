/** Limits that pages name before they ask. Apart from the schemas, so that no page loads the library of those. */

/** Characters. NIST SP 800-63B asks for 8 with a second factor; ours is voluntary. */
export const SHORTEST_PASSWORD = 10

/** Characters of what people write down of a stay. */
export const LONGEST_NOTE = 2000
