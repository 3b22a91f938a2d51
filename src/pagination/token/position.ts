import { type Delivered, sizeOf, type Tokens } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import { afterItemKey, deliveredKey, encodeToken, truncateKey } from './token-text.js'

/** A place in a listing: the tokens that ask for a page, and how much of that page was delivered already. */
export class Position {
  #text: string | undefined

  constructor(
    private readonly rule: CompiledRule,
    readonly tokens: Tokens,
    /** undefined where the whole page is still to come. */
    readonly delivered: Delivered | undefined = undefined,
    /** Input members that start the listing by an item, for want of a token. */
    readonly sought: Readonly<Record<string, unknown>> | undefined = undefined,
    /** The page is asked for without a limit. */
    readonly isUnlimited = false,
  ) {}

  /** The same page, so much further. */
  after(more: Delivered): Position {
    const { delivered } = this
    // Of a key that is not in `delivered`, nothing was left to be delivered.
    const counts = [...more].filter(([key]) => !delivered || delivered.has(key))
    const sums = counts.map(([key, count]) => [key, (delivered?.get(key) ?? 0) + count] as const)
    return new Position(this.rule, this.tokens, new Map(sums), this.sought, this.isUnlimited)
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

  /** Behind `page`, which was asked for here, in the same page without a limit. */
  unlimited(page: object): Position {
    const counts = this.rule.resultKeys.map((key) => [key.name, sizeOf(key, key.read(page))] as const)
    return new Position(this.rule, this.tokens, new Map(counts), this.sought, true)
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
    // What was delivered counts that item too.
    if (!this.delivered)
      return isAfterItem(this.rule, this.sought) ? { ...members, [afterItemKey]: true } : members
    const primary = this.rule.primary?.name ?? ''
    const others = [...this.delivered].filter(([key]) => key !== primary)
    return {
      ...members,
      [truncateKey]: this.delivered.get(primary) ?? 0,
      ...(others.length > 0 && { [deliveredKey]: Object.fromEntries(others) }),
    }
  }
}

/** Whether a token of these members has to say that it starts at an item: by their names alone, the service made it. */
function isAfterItem({ seek, inputTokens }: CompiledRule, sought: object | undefined): boolean {
  if (!sought || !seek?.isInclusive) return false
  return seek.members.some(({ input }) => inputTokens.some(({ name }) => name === input))
}
