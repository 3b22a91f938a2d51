import { isDeepStrictEqual } from 'node:util'
import { IncompleteResponse, MalformedResponse, ResponseReader } from '../../src/transport/http1/index.js'
import { type Connection, LONGEST_PIECE } from './make-connection.js'
import { NodeReader, type NodeState } from './node-reader.js'

export interface ConnectionVerdict {
  /** Responses that both readers read to the end. */
  readonly read: number
  /** Why our reader refused the rest, without numbers; undefined if it did not. */
  readonly refusal?: string
  /** Whether Node read the response that our reader refused. */
  readonly isReadByNode?: boolean
  /** Whether our reader gives up a connection that Node would use again. */
  readonly isClosedEarly?: boolean
  /** What our reader did wrong. */
  readonly problem?: string
}

/** What happens to one piece. */
type OurState = 'more' | 'done' | MalformedResponse | IncompleteResponse

/** Reads a connection with both readers. Ours may refuse what Node reads, and nothing else may differ. */
export function judgeConnection(connection: Connection): ConnectionVerdict {
  const judge = new Judge(connection)
  try {
    return judge.judge()
  } catch (error) {
    return { read: judge.read, problem: `it threw ${error instanceof Error ? error.stack : String(error)}` }
  }
}

/** One buffer for all reads, as a socket has it: behind a piece lies what was read before. */
const received = Buffer.alloc(LONGEST_PIECE)
const node = new NodeReader()

class Judge {
  read = 0
  readonly #connection: Connection
  readonly #ours = new ResponseReader()
  #nodeState: NodeState = 'more'

  constructor(connection: Connection) {
    this.#connection = connection
  }

  judge(): ConnectionVerdict {
    const { pieces, methods, isValid } = this.#connection
    this.#expect()
    for (const [index, piece] of pieces.entries()) {
      const ours = this.#push(piece)
      if (this.#nodeState === 'more') this.#nodeState = node.push(piece)
      if (ours === 'more') {
        if (this.#nodeState === 'done') return this.#fault('it waits for more than Node')
        continue
      }
      if (ours !== 'done') return this.#refused(ours, pieces.slice(index + 1))
      const verdict = this.#compare()
      if (verdict !== undefined) return verdict
      if (this.read === methods.length || !this.#ours.keepsAlive) return this.#finished(index)
      this.#expect()
    }
    const ours = this.#end()
    if (this.#nodeState === 'more') this.#nodeState = node.end()
    if (ours !== 'done') {
      const isBetween = isValid && !this.#ours.hasBegun
      return isBetween ? { read: this.read } : this.#refused(ours, [])
    }
    return this.#compare() ?? { read: this.read }
  }

  #expect(): void {
    const method = this.#connection.methods[this.read] ?? 'GET'
    this.#ours.expect(method)
    node.expect(method)
    this.#nodeState = 'more'
  }

  #push(piece: Buffer): OurState {
    piece.copy(received)
    return attempt(() => this.#ours.push(received, piece.length))
  }

  #end(): OurState {
    return attempt(() => this.#ours.end())
  }

  /** Our reader is done with a response: so must Node be, with the same one. */
  #compare(): ConnectionVerdict | undefined {
    if (this.#isUnclear204()) return { read: this.read, isClosedEarly: true }
    if (this.#nodeState !== 'done') {
      return this.#fault(`it read what Node has not read: ${this.#nodeState} ${node.reason}`)
    }
    const { statusCode, headers, body } = this.#ours.response
    const expected = node.response
    if (statusCode !== expected.statusCode) return this.#fault('its status differs')
    if (!expected.body.equals(body)) return this.#fault('its body differs')
    if (!isDeepStrictEqual(headers, expected.headers)) return this.#fault('its headers differ')
    if (this.#ours.keepsAlive && !node.keepsAlive)
      return this.#fault('it keeps a connection that Node closes')
    this.read++
    return undefined
  }

  /** Up to 20.19, Node reads a body after a 204 that promises one. Ours has none and closes the connection. */
  #isUnclear204(): boolean {
    const { statusCode, body } = this.#ours.response
    return statusCode === 204 && body.length === 0 && !this.#ours.keepsAlive && this.#nodeState === 'more'
  }

  /** Bytes that follow are refused, and a connection that is not kept is not read. */
  #finished(index: number): ConnectionVerdict {
    const isClosedEarly = !this.#ours.keepsAlive && node.keepsAlive
    const next = this.#connection.pieces[index + 1]
    if (next !== undefined && !(this.#push(next) instanceof MalformedResponse))
      return this.#fault('it reads bytes that nobody asked for')
    return { read: this.read, isClosedEarly }
  }

  #refused(error: OurState, rest: readonly Buffer[]): ConnectionVerdict {
    if (!(error instanceof Error)) throw new Error('no refusal')
    if (this.#connection.isValid) return this.#fault(`it refused a valid response: ${error.message}`)
    for (const piece of rest) {
      if (this.#nodeState === 'more') this.#nodeState = node.push(piece)
    }
    if (this.#nodeState === 'more') this.#nodeState = node.end()
    return {
      read: this.read,
      refusal: error.message.replace(/\d+/g, '#').replace(/ at byte # of its (head|body)$/, ''),
      isReadByNode: this.#nodeState !== 'refused',
    }
  }

  #fault(problem: string): ConnectionVerdict {
    return { read: this.read, problem }
  }
}

function attempt(read: () => 'more' | 'done'): OurState {
  try {
    return read()
  } catch (error) {
    if (error instanceof MalformedResponse || error instanceof IncompleteResponse) return error
    throw error
  }
}
