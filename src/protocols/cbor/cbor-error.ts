import { ParseError } from '../scalars/index.js'

/** The bytes are not the expected CBOR. `offset` counts bytes from the start of the body. */
export class CborError extends ParseError {
  constructor(problem: string, offset: number, isIncomplete = false) {
    super(`${problem}, at byte ${offset}`, { isIncomplete })
  }
}
