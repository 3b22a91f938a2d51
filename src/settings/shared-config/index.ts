/**
 * shared-config: the shared config and credentials files.
 *
 * In: the profile option and the environment. Out: the sections of both files. They are parsed exactly as
 * botocore parses them, with Python's rules: a file that two programs read differently would make them call as
 * different identities.
 */
export { expandPath } from './expand-path.js'
export type { IniSection } from './parse-ini.js'
export { splitLines, strip } from './python-text.js'
export { readIniFile } from './read-ini-file.js'
export { configLocation, credentialsLocation, loadSharedConfig, type SharedConfig } from './shared-config.js'
export { splitWords } from './split-words.js'
