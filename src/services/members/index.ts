/**
 * members: conversions of members that several services share.
 *
 * In: an input or output, and which of its members are meant. Out: base64, JSON, other names, hashes.
 * They are here because no service may import another service.
 */
export { toBase64 } from './base64-text.js'
export { membersDecoder } from './decode-members.js'
export { JSON_INPUT, membersEncoder } from './encode-members.js'
export { jsonOrText } from './json-or-text.js'
export { withoutAlias } from './parameter-alias.js'
export { percentDecode } from './percent-decode.js'
export { RecentDocuments } from './recent-documents.js'
export { sha256, treeHash } from './tree-hash.js'
export { withEncodedUserData } from './user-data.js'
