import { PlainProblem } from '../scalars/index.js'

/** The bytes are not the CBOR that was expected; `offset` counts bytes from the body's first. */
export class CborError extends PlainProblem {
  constructor(problem: string, offset: number) {
    super(`${problem}, at byte ${offset}`)
  }
}
