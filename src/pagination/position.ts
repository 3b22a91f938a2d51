import type { CompiledRule } from './compiled-rule.js'
import type { Tokens } from './next-tokens.js'
import { encodeToken, truncateKey } from './token-text.js'

/** A place in a listing: the tokens that ask for a page, and how much of that page was delivered already. */
export class Position {
  #text: string | undefined

  constructor(
    private readonly rule: CompiledRule,
    readonly tokens: Tokens,
    /** Items of the primary result key; undefined where the whole page is still to come. */
    readonly delivered: number | undefined = undefined,
    /** Input members that start the listing by an item, for want of a token. */
    readonly sought: Readonly<Record<string, unknown>> | undefined = undefined,
  ) {}

  /** The same page, `count` items further. */
  after(count: number): Position {
    return new Position(this.rule, this.tokens, (this.delivered ?? 0) + count, this.sought)
  }

  /** Right after the item that `sought` was taken from. */
  afterItem(sought: Readonly<Record<string, unknown>>): Position {
    const tokens = this.rule.inputTokens.map(({ name }) => sought[name] ?? null)
    return new Position(this.rule, tokens, undefined, sought)
  }

  /** Whether asking for it takes a token that the service gave. */
  get hasToken(): boolean {
    return this.sought === undefined && this.tokens.some((token) => token !== null)
  }

  /** The start of the page that these tokens ask for. */
  at(tokens: Tokens): Position {
    return new Position(this.rule, tokens)
  }

  /** What tells this page from others: cheaper than `text` where the token is one text, as nearly always. */
  get key(): string {
    const [token] = this.tokens
    return this.tokens.length === 1 && typeof token === 'string' ? token : this.text
  }

  /** As `startingToken` takes it, in boto3's format. */
  get text(): string {
    this.#text ??= encodeToken(this.members)
    return this.#text
  }

  /** The same; undefined for a listing's own beginning, which needs no token. */
  get textUnlessBeginning(): string | undefined {
    const isBeginning = this.tokens.every((token) => token === null) && this.sought === undefined
    return isBeginning && this.delivered === undefined ? undefined : this.text
  }

  private get members(): Record<string, unknown> {
    const tokens = this.rule.inputTokens.map(({ name }, index) => [name, this.tokens[index] ?? null])
    const members: Record<string, unknown> = { ...Object.fromEntries(tokens), ...this.sought }
    return this.delivered === undefined ? members : { ...members, [truncateKey]: this.delivered }
  }
}
