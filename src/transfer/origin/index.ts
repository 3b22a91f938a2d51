/**
 * origin: the object that a copy is made of.
 *
 * In: the members of CopyObject. Out: the object's bucket, key and version; what its copy in parts has to be told, because
 * only CopyObject copies it itself: metadata, tags and annotations.
 */
export { copyAnnotations } from './copy-annotations.js'
export { inheritedMembers } from './inherited-members.js'
export { type Origin, originOf, readMembers } from './origin.js'
