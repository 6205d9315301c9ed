/** By which a page's error tells the browser that the database is away. A browser may run this file. */
export const awayDigest = "database-away";
