/**
 * shared-config: the shared config and credentials files, read as botocore reads them.
 */
export { expandPath } from './expand-path.js'
export type { IniSection } from './parse-ini.js'
export { splitLines, strip } from './python-text.js'
export { readIniFile } from './read-ini-file.js'
export { configLocation, credentialsLocation, loadSharedConfig, type SharedConfig } from './shared-config.js'
export { splitWords } from './split-words.js'
