import { type Delivered, sizeOf, type Tokens } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import { afterItemKey, deliveredKey, encodeToken, truncateKey } from './token-text.js'

/** Where a position is apart from the start of the page that its tokens ask for. */
interface PositionDetails {
  /** undefined if no item of the page was delivered. */
  readonly delivered?: Delivered | undefined
  /** Input members that start the listing after an item, instead of tokens. */
  readonly seekInput?: Readonly<Record<string, unknown>> | undefined
  /** True if the page is requested without a limit. */
  readonly isUnlimited?: boolean
}

/**
 * A position in a listing: the tokens that request a page, and how many items of that page were delivered.
 *
 * In S3 ListObjectVersions, after two versions and one delete marker of the page that starts after `photos/2024/b.jpg`:
 *
 * ```
 * tokens     ['photos/2024/b.jpg', '3HL4kqtJlcpXroDTDmJ']
 * delivered  Map { 'Versions' => 2, 'DeleteMarkers' => 1 }
 * text       eyJLZXlNYXJrZXIiOiAicGhvdG9zLzIwMjQvYi5qcGciLCAiVmVyc2lvbklkTWFya2VyIjogIjNITDRrcXRKbGNwWHJvRFREbUoi…
 *            base64 of {"KeyMarker": "photos/2024/b.jpg", "VersionIdMarker": "3HL4kqtJlcpXroDTDmJ",
 *                       "boto_truncate_amount": 2, "nexttoken_delivered": {"DeleteMarkers": 1}}
 * ```
 */
export class Position {
  readonly delivered: Delivered | undefined
  readonly seekInput: Readonly<Record<string, unknown>> | undefined
  readonly isUnlimited: boolean
  #text: string | undefined

  constructor(
    private readonly rule: CompiledRule,
    readonly tokens: Tokens,
    { delivered, seekInput, isUnlimited = false }: PositionDetails = {},
  ) {
    this.delivered = delivered
    this.seekInput = seekInput
    this.isUnlimited = isUnlimited
  }

  /** Returns the position on the same page after more delivered items. */
  after(more: Delivered): Position {
    const { rule, tokens, delivered, seekInput, isUnlimited } = this
    // All items of a key that is not in `delivered` were delivered before.
    const counts = [...more].filter(([key]) => !delivered || delivered.has(key))
    const sums = counts.map(([key, count]) => [key, (delivered?.get(key) ?? 0) + count] as const)
    return new Position(rule, tokens, { delivered: new Map(sums), seekInput, isUnlimited })
  }

  /** Returns the position right after the item that has these seek values. */
  afterItem(seekInput: Readonly<Record<string, unknown>>): Position {
    const tokens = this.rule.inputTokens.map(({ name }) => seekInput[name] ?? null)
    return new Position(this.rule, tokens, { seekInput })
  }

  /** True if the request for this page needs a token that the service returned. */
  get hasToken(): boolean {
    return this.seekInput === undefined && this.tokens.some((token) => token !== null)
  }

  /** Returns the start of the page that these tokens request. */
  at(tokens: Tokens): Position {
    return new Position(this.rule, tokens)
  }

  /** Returns the position after the items of `page`, on the same page requested without a limit. */
  unlimited(page: object): Position {
    const { rule, tokens, seekInput } = this
    const counts = rule.resultKeys.map((key) => [key.name, sizeOf(key, key.read(page))] as const)
    return new Position(rule, tokens, { delivered: new Map(counts), seekInput, isUnlimited: true })
  }

  /** Identifies the page. Cheaper than `text` for a single text token, which is the usual case. */
  get key(): string {
    const [token] = this.tokens
    return this.tokens.length === 1 && typeof token === 'string' ? token : this.text
  }

  /** The text for `startingToken`, in boto3's format. */
  get text(): string {
    this.#text ??= encodeToken(this.members)
    return this.#text
  }

  /** `text`, but undefined at the beginning of the listing, which needs no token. */
  get textUnlessBeginning(): string | undefined {
    const isBeginning = this.tokens.every((token) => token === null) && this.seekInput === undefined
    return isBeginning && this.delivered === undefined ? undefined : this.text
  }

  private get members(): Record<string, unknown> {
    const { rule, delivered, seekInput } = this
    const tokens = rule.inputTokens.map(({ name }, index) => [name, this.tokens[index] ?? null])
    const members: Record<string, unknown> = { ...Object.fromEntries(tokens), ...seekInput }
    // The delivered items include the one that the listing starts at.
    if (!delivered) return isAfterItem(rule, seekInput) ? { ...members, [afterItemKey]: true } : members
    const primary = rule.primary?.name ?? ''
    const others = [...delivered].filter(([key]) => key !== primary)
    return {
      ...members,
      [truncateKey]: delivered.get(primary) ?? 0,
      ...(others.length > 0 && { [deliveredKey]: Object.fromEntries(others) }),
    }
  }
}

/** True if the token must say that it starts at an item, because its member names are those of a service's token. */
function isAfterItem({ seek, inputTokens }: CompiledRule, seekInput: object | undefined): boolean {
  if (!seekInput || !seek?.isInclusive) return false
  return seek.members.some(({ input }) => inputTokens.some(({ name }) => name === input))
}
