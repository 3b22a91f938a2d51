/** The folders that are mutated when none is named. */
export const defaultFolders = [
  'src/pagination',
  'src/protocols',
  'src/transport',
  'src/auth/signing',
  'src/endpoints',
]
