import type { Member } from '../../../models/index.js'

/** How blobs are written: base64, as in version 2 of the AWS CLI, or as they are. */
export type BinaryFormat = 'base64' | 'raw-in-base64-out'

/** What reading values needs of the surroundings. */
export interface Files {
  readFile(path: string): Uint8Array
}

/** How values are read, and the problems found so far. */
export interface Reading {
  readonly io: Files
  readonly binaryFormat: BinaryFormat
  readonly problems: string[]
}

/** Where a value belongs: its member, and its place for messages, such as `--filters[0].Values`. */
export interface Place {
  readonly member: Member
  readonly path: string
  readonly reading: Reading
}

/** A problem, after which the rest of a value cannot be read. */
export class ValueProblem extends Error {
  override readonly name = 'ValueProblem'
}

/** The place of a part of a value. */
export function placeOf(place: Place, member: Member, step: string): Place {
  return { ...place, member, path: `${place.path}${step}` }
}
