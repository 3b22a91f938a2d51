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
