import { isObject } from '../../values/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from './position.js'
import { orInvalid, readStartingToken } from './starting-token.js'
import { decodeToken, encodeToken } from './token-text.js'

/** The token member that holds the pieces of a parallel listing. boto3 does not know it and rejects such a token. */
const piecesKey = 'nexttoken_pieces'
/** The token member that names the operation: the bounds of different operations look alike. */
const operationKey = 'nexttoken_operation'

/** The token member for what the listing's division has to know besides the pieces. */
const memoKey = 'nexttoken_memo'

/** A piece of a listing that is not complete. */
export interface SavedPiece {
  /** Which part of the listing it is, as its division wrote it. */
  readonly bounds: unknown
  /** Where in it the listing continues; undefined at its beginning. */
  readonly position: Position | undefined
}

/**
 * What is left of a listing in several pieces, and its token. For S3 ListObjectsV2 with two pieces:
 *
 * ```
 * text  base64 of {"nexttoken_operation": "ListObjectsV2", "nexttoken_pieces": [
 *                   {"bounds": {"hi": "m"}, "at": "eyJDb250aW51YXRpb25Ub2tlbiI6ICJiIn0="}, {"bounds": {"lo": "m"}}]}
 * ```
 */
export interface SavedPieces {
  readonly pieces: readonly SavedPiece[]
  /** What the division has to know besides, as it wrote it; undefined for most. */
  readonly memo: unknown
  readonly text: string
}

/** What is left of a listing, in output order. Its text is written when someone reads it. */
export function savedPieces(
  { context }: CompiledRule,
  pieces: readonly SavedPiece[],
  memo?: () => unknown,
): SavedPieces {
  let written: string | undefined
  return {
    pieces,
    get memo() {
      return memo?.()
    },
    get text() {
      written ??= encodeToken({
        [operationKey]: context.operation,
        [piecesKey]: pieces.map(({ bounds, position }) => ({
          bounds,
          ...(position && { at: position.text }),
        })),
        ...(this.memo !== undefined && { [memoKey]: this.memo }),
      })
      return written
    },
  }
}

/**
 * Reads the token of a listing in several pieces; undefined if it is another token. What the bounds mean is not checked.
 *
 * @throws NextTokenError `InvalidToken` if the pieces are not of this operation.
 */
export function parsePiecesToken(rule: CompiledRule, token: string | object): SavedPieces | undefined {
  if (typeof token !== 'string') return undefined
  const read = () => {
    const members = decodeToken(token)
    if (!members || !Object.hasOwn(members, piecesKey)) return undefined
    return { pieces: fromPieces(rule, members), memo: members[memoKey], text: token }
  }
  return orInvalid(rule, token, read)
}

/** Throws an `InvalidToken` for pieces whose bounds mean nothing. */
export function refusePieces(rule: CompiledRule, { text }: SavedPieces, problem: string): never {
  return refuseToken(rule, text, problem)
}

/** Throws an `InvalidToken`. */
export function refuseToken(rule: CompiledRule, token: unknown, problem: string): never {
  return orInvalid(rule, token, () => {
    throw new SyntaxError(problem)
  })
}

function fromPieces(rule: CompiledRule, members: Record<string, unknown>): SavedPiece[] {
  const { [piecesKey]: pieces, [operationKey]: operation } = members
  const { operation: wanted } = rule.context
  if (operation !== wanted) throw new SyntaxError(`it is of ${String(operation)}, not of ${String(wanted)}`)
  if (!Array.isArray(pieces) || pieces.length === 0)
    throw new SyntaxError(`its ${piecesKey} is not a list of pieces`)
  return pieces.map((piece: unknown, index) => {
    const isPiece = isObject(piece) && 'bounds' in piece
    if (!isPiece) throw new SyntaxError(`its piece ${index + 1} has no bounds`)
    const { bounds, at } = piece as { bounds: unknown; at?: unknown }
    if (at !== undefined && typeof at !== 'string')
      throw new SyntaxError(`its piece ${index + 1} has a position that is not a text`)
    return { bounds, position: at === undefined ? undefined : readStartingToken(rule, at) }
  })
}
