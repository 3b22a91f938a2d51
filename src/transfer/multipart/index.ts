/**
 * multipart: an upload in parts, from its creation to its end.
 *
 * In: the members of the caller's input, and work that stores the parts. Out: the completed object; or, whatever fails,
 * an upload that is removed, because S3 charges for the parts of an unfinished one.
 */
export { type CompletedPart, completedPart } from './completed-part.js'
export { throughParts } from './through-parts.js'
export { UploadNotRemovedError } from './upload-not-removed-error.js'
