/** The folders that are mutated when none is named. */
export const defaultFolders = [
  'src/pagination',
  'src/pace',
  'src/jmespath',
  'src/protocols',
  'src/transport',
  'src/auth/signing',
  'src/endpoints',
]

/**
 * Files whose tables copy facts of AWS's documentation, with the page in a comment on each row. A test could only repeat
 * the rows, so the constants of these files are not mutated; their functions are.
 */
export const factTables: readonly string[] = [
  'src/pace/known-quotas.ts',
  'src/pagination/rule/documented-limits.ts',
]
