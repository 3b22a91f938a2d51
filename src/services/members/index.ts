/**
 * members: hooks over members that several services share.
 */
export { toBase64 } from './base64-text.js'
export { membersDecoder } from './decode-members.js'
export { JSON_INPUT, membersEncoder } from './encode-members.js'
export { withoutAlias } from './parameter-alias.js'
export { parseJson } from './parse-json.js'
export { percentDecode } from './percent-decode.js'
export { sha256, treeHash } from './tree-hash.js'
export { withEncodedUserData } from './user-data.js'
