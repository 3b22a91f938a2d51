import type { DividedByShards } from '../../../src/models/index.js'
import { loadModel } from '../../../src/models/index.js'
import { PageIterator } from '../../../src/pagination/index.js'
import { type PageSender, type PaginateOptions, planWalk } from '../../../src/pagination/plan/index.js'
import { type CompiledRule, compiledRule } from '../../../src/pagination/rule/index.js'
import type { Dialect } from './dialect.js'
import type { ModelRecord, ModelShard, ModelStream } from './model-stream.js'

type Structure = Record<string, unknown>

/** What goes wrong, as shares of the requests. */
export interface Trouble {
  readonly expired?: number
  readonly throttled?: number
  readonly reset?: number
  readonly empty?: number
}

/** A request, as the service saw it. */
export interface SeenRequest {
  readonly operation: string
  readonly input: Structure
}

interface Iterator {
  readonly shard: ModelShard
  readonly index: number
  /** A new iterator is accepted at least once. */
  isNew: boolean
  isExpired: boolean
}

export class StreamError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A modelled stream behind the operations of one service, and listings of it. `happen` is called before each page of records. */
export class StreamService {
  readonly requests: SeenRequest[] = []
  mostInFlight = 0
  trouble: Trouble = {}
  happen: () => void = () => {}
  #inFlight = 0
  readonly #iterators = new Map<string, Iterator>()
  readonly #rule: CompiledRule
  readonly #facts: DividedByShards

  constructor(
    readonly stream: ModelStream,
    readonly dialect: Dialect,
    limits: Pick<DividedByShards, 'reads' | 'bytes'> = {},
  ) {
    const model = loadModel(dialect.service)
    const operation = model.operation('GetRecords')
    const rule = operation && compiledRule(operation)
    if (rule?.dividedBy?.kind !== 'shards') throw new Error(`${dialect.service} is not divided by shards`)
    const { reads: _reads, bytes: _bytes, ...facts } = rule.dividedBy
    this.#facts = { ...facts, ...limits }
    this.#rule = { ...rule, dividedBy: this.#facts }
  }

  list(input: Structure = {}, options: PaginateOptions = {}) {
    const { dialect } = this
    const operation = { rule: this.#rule, sender: this.#sender('GetRecords') }
    const plan = planWalk(
      operation,
      { ...dialect.stream, ...input },
      { parallel: 3, pollInterval: 0, ...options },
    )
    return new PageIterator<Structure, Record<string, Structure>, string>(plan)
  }

  sequenceOf(record: unknown): string {
    return this.#facts.record.sequence
      .split('.')
      .reduce((at: unknown, name) => (at as Structure)[name], record) as string
  }

  /** The shard of a page, which the listing adds to it. */
  shardOf(page: Structure): string {
    return page[this.#facts.list.shard] as string
  }

  recordsOf(page: Structure): readonly unknown[] {
    return this.#rule.primary?.read(page) as readonly unknown[]
  }

  #sender(operation: string): PageSender<Structure, object> {
    return {
      startLoop: () => (input, options) => this.#send(operation, input, options.signal),
      readFailure: (error) => {
        const { code = 'Error', message = '' } = error as Partial<StreamError>
        const isRefusal = !['Reset', 'ProvisionedThroughputExceededException', 'AbortError'].includes(code)
        const throttles = code === 'ProvisionedThroughputExceededException' ? 1 : 0
        return { code, message, isRefusal, attempts: 1, throttles }
      },
      endpoint: this,
      other: (name) => {
        const found = loadModel(this.dialect.service).operation(name)
        if (!found) throw new Error(`no operation ${name}`)
        return { operation: found, sender: this.#sender(name) }
      },
    }
  }

  async #send(operation: string, input: Structure, signal: AbortSignal | undefined) {
    this.#inFlight++
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight)
    try {
      for (let turns = Math.floor(this.stream.random() * 4); turns >= 0; turns--) await Promise.resolve()
      if (signal?.aborted) throw new StreamError('AbortError', 'aborted')
      this.requests.push({ operation, input })
      this.#fail()
      return { page: this.answer(operation, input), effort: { attempts: 1, throttles: 0 } }
    } finally {
      this.#inFlight--
    }
  }

  #fail(): void {
    const { throttled = 0, reset = 0 } = this.trouble
    if (this.stream.random() < throttled)
      throw new StreamError('ProvisionedThroughputExceededException', 'Rate exceeded')
    if (this.stream.random() < reset) throw new StreamError('Reset', 'socket hang up')
  }

  /** @throws StreamError */
  answer(operation: string, input: Structure): Structure {
    const { list, iterator } = this.#facts
    if (operation === list.operation) return this.#list(input)
    if (operation === iterator.operation) return { [iterator.output]: this.#open(input) }
    this.happen()
    return this.#read(input)
  }

  #list(input: Structure): Structure {
    const { list } = this.#facts
    const after = this.dialect.after(input) ?? ''
    const filter = (input[list.filter] ?? {}) as Structure
    const isWanted = (shard: ModelShard) => {
      const type = filter[list.filterType]
      if (type === 'AT_LATEST') return !shard.isClosed
      if (type === 'CHILD_SHARDS') return shard.parents.includes(filter[list.filterShard] as string)
      if (type !== 'FROM_TIMESTAMP') return true
      const last = shard.records.at(-1)
      return !shard.isClosed || (last !== undefined && last.at >= (filter.Timestamp as Date).getTime())
    }
    const rest = this.stream.shards.filter((shard) => !shard.isGone && shard.id > after && isWanted(shard))
    const page = rest.slice(0, 3)
    return this.dialect.listed(page, rest.length > 3 ? page.at(-1)?.id : undefined)
  }

  #open(input: Structure): string {
    const { iterator } = this.#facts
    const shard = this.#shard(input[iterator.shard] as string)
    const index = this.#indexOf(shard, input)
    if (index < shard.trimmed && this.dialect.trimmed) throw new StreamError(this.dialect.trimmed, 'trimmed')
    return this.#iterator(shard, { index, isNew: true })
  }

  #indexOf(shard: ModelShard, input: Structure): number {
    const { iterator } = this.#facts
    const type = input[iterator.type]
    if (type === 'TRIM_HORIZON') return shard.trimmed
    if (type === 'LATEST') return shard.records.length
    const index = shard.records.findIndex(
      (record) =>
        (type === 'AT_TIMESTAMP' && record.at >= (input[iterator.time ?? ''] as Date).getTime()) ||
        record.sequence === input[iterator.sequence],
    )
    if (type === 'AT_TIMESTAMP') return Math.max(shard.trimmed, index < 0 ? shard.records.length : index)
    if (index < 0)
      throw new StreamError('InvalidArgumentException', 'the sequence number is of another shard')
    return index + 1
  }

  #read(input: Structure): Structure {
    const [inputToken] = this.#rule.inputTokens
    const known = this.#iterators.get(input[inputToken?.name ?? ''] as string)
    if (!known) throw new StreamError('InvalidArgumentException', 'no such iterator')
    const { code, message } = this.dialect.expired
    known.isExpired ||= !known.isNew && this.stream.random() < (this.trouble.expired ?? 0)
    known.isNew = false
    if (known.isExpired) throw new StreamError(code, message)
    const shard = this.#shard(known.shard.id)
    if (known.index < shard.trimmed && this.dialect.trimmed)
      throw new StreamError(this.dialect.trimmed, 'trimmed')
    const limit = Number(input[this.#rule.limit?.name ?? ''] ?? 4)
    const from = Math.max(known.index, shard.trimmed)
    const isEmpty = this.stream.random() < (this.trouble.empty ?? 0)
    const part = isEmpty
      ? []
      : shard.records.slice(from, from + Math.max(1, Math.ceil(this.stream.random() * limit)))
    return this.#page(shard, from + part.length, part)
  }

  #page(shard: ModelShard, next: number, part: readonly ModelRecord[]): Structure {
    const [name = ''] = this.#rule.primary?.path ?? []
    const records = part.map(({ sequence, at }) => this.dialect.record(sequence, at))
    const output = this.#facts.iterator.output
    const nextName = `${/^[a-z]/.test(output) ? 'next' : 'Next'}${output[0]?.toUpperCase()}${output.slice(1)}`
    if (!shard.isClosed || next < shard.records.length)
      return { [name]: records, [nextName]: this.#iterator(shard, { index: next, isNew: false }) }
    const children = this.stream.shards.filter(({ parents }) => parents.includes(shard.id))
    return { [name]: records, ...this.dialect.lastPage(children) }
  }

  #iterator(
    shard: ModelShard,
    { index, isNew }: { readonly index: number; readonly isNew: boolean },
  ): string {
    const id = `iterator-${this.#iterators.size}`
    this.#iterators.set(id, { shard, index, isNew, isExpired: false })
    return id
  }

  #shard(id: string): ModelShard {
    const shard = this.stream.shard(id)
    if (!shard) throw new StreamError('ResourceNotFoundException', `no shard ${id}`)
    return shard
  }
}
