import { type Origin, type OutputSpec, originMembers, type Writer } from './contract/index.js'
import type { ListingQuery } from './query/index.js'
import { tagPage } from './rows/index.js'
import { plainValue } from './text/index.js'

/** Lists longer than this are written in parts: a text in memory cannot be longer than 512 MB. */
const most = 50_000

const unanswered = '--query has no result, because it needs all pages'

/** How a listing ended. */
export interface OutputEnd {
  /** The token that continues it, if it is not complete. */
  readonly resumeToken?: string | undefined
  /**
   * It failed or was interrupted: a query that needs all pages then has no result.
   *
   * @default false
   */
  readonly hasFailed?: boolean
}

/** Where the results of one operation go. Its calls come one after another. */
export interface Output {
  /** Writes a page of a listing. Resolves when more can be written. */
  page(page: object, origin?: Origin): Promise<void>
  /** Writes the result of an operation without pages. */
  result(result: object): Promise<void>
  /** Closes what is open, also after an error: what is out is then as valid as the format allows. A second call does nothing. */
  end(end?: OutputEnd): Promise<void>
  /** After the end: what could not be shown. */
  readonly notes: readonly string[]
}

export interface OutputParts {
  readonly spec: OutputSpec
  readonly writer: Writer
  readonly query: ListingQuery | undefined
  /** Makes a text harmless for a terminal. */
  readonly guard: (text: string) => string
}

export class FormattedOutput implements Output {
  readonly #parts: OutputParts
  #isEnded = false
  /** Whether the query got no result, because pages are missing. */
  #isUnanswered = false

  constructor(parts: OutputParts) {
    this.#parts = parts
  }

  get notes(): readonly string[] {
    const { notes = [] } = this.#parts.writer
    return this.#isUnanswered ? [...notes, unanswered] : notes
  }

  async page(page: object, origin?: Origin): Promise<void> {
    const { writer, query, spec } = this.#parts
    const members = withoutMetadata(page)
    if (!spec.rule) return this.#write(this.#oneOfSeveral(members, origin))
    if (!query) return this.#write(writer.page(members, origin))
    const { rule, operation } = spec
    const tagged = origin ? tagPage(members, origin, { rule, operation }) : members
    const found = await this.#search(() => query.page(plainValue(tagged) as object))
    if (found) await this.#write(writer.elements(found))
  }

  async result(result: object): Promise<void> {
    const { query, writer } = this.#parts
    const members = withoutMetadata(result)
    if (query) return this.#value(query.value(plainValue(members) as object))
    await (writer.result ? this.#write(writer.result(members, undefined)) : this.#value(members))
  }

  async end({ resumeToken, hasFailed = false }: OutputEnd = {}): Promise<void> {
    if (this.#isEnded) return
    this.#isEnded = true
    const { writer, query, spec } = this.#parts
    this.#isUnanswered = hasFailed && query?.isWaiting === true
    const rest = spec.rule && !hasFailed ? query?.end(resumeToken) : undefined
    if (rest) await this.#value(rest.value)
    await this.#write(writer.end({ resumeToken: query ? undefined : resumeToken, hasFailed }))
  }

  /** A query can fail at any item. What is out is closed then. */
  async #search<Found>(search: () => Found): Promise<Found> {
    try {
      return search()
    } catch (error) {
      await this.end({ hasFailed: true })
      throw error
    }
  }

  /** The result of an operation without pages, which is called in several regions. */
  #oneOfSeveral(result: object, origin: Origin | undefined): string {
    const { query, writer } = this.#parts
    if (!query && writer.result) return writer.result(result, origin)
    const found = query ? query.value(plainValue(result) as object) : result
    const isStructure = typeof found === 'object' && found !== null && !Array.isArray(found)
    const tags = origin ? originMembers(origin) : {}
    return writer.elements([{ ...tags, ...(isStructure ? found : { value: found }) }])
  }

  async #value(value: unknown): Promise<void> {
    const { writer } = this.#parts
    if (!Array.isArray(value) || value.length <= most) return this.#write(writer.value(value))
    for (let start = 0; start < value.length; start += most) {
      await this.#write(writer.elements(value.slice(start, start + most)))
    }
  }

  async #write(text: string): Promise<void> {
    const { spec, guard } = this.#parts
    if (text !== '') await spec.io.stdout.write(guard(text))
  }
}

function withoutMetadata(page: object): object {
  const { $metadata: _, ...members } = page as { readonly $metadata?: unknown }
  return members
}
