/** Before a file of database tests: this process works on the server that was started for it, beside the others. */
const databases = process.env.TEST_DATABASES;
if (databases) {
  const own = (JSON.parse(databases) as Record<string, string>[])[Number(process.env.VITEST_POOL_ID) - 1];
  if (!own) throw new Error(`There is no database for process ${process.env.VITEST_POOL_ID} of the tests.`);
  Object.assign(process.env, own);
}
