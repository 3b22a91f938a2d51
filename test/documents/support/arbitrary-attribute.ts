import fc from 'fast-check'

/** An attribute value as DynamoDB writes it, with bytes for `B`. */
export type RawValue = Readonly<Record<string, unknown>>

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('S', 'N', 'M', 'value', 'constructor', 'toString', ''),
)
const bytes = fc.uint8Array({ maxLength: 12 })
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
/** Numbers that a double holds, as DynamoDB writes them. */
const exactNumber = fc.oneof(
  fc.integer().map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map(String),
)

const { value: anyValue } = fc.letrec<{ value: RawValue; list: RawValue[]; map: Record<string, RawValue> }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ S: text }),
      fc.record({ N: exactNumber }),
      fc.record({ B: bytes }),
      fc.record({ BOOL: fc.boolean() }),
      fc.constant({ NULL: true }),
      fc.record({ SS: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }) }),
      fc.record({ NS: fc.uniqueArray(exactNumber, { minLength: 1, maxLength: 4, selector: Number }) }),
      fc.record({ BS: fc.array(bytes, { minLength: 1, maxLength: 3 }) }),
      fc.record({ L: tie('list') }),
      fc.record({ M: tie('map') }),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  }),
)

export const rawValue: fc.Arbitrary<RawValue> = anyValue
export const rawItem: fc.Arbitrary<Record<string, RawValue>> = fc.dictionary(name, anyValue, { maxKeys: 5 })

/** The SDK takes an object with a member `constructor` for an instance of a class. */
const plainName = name.filter((one) => one !== 'constructor')

/** A plain value that DynamoDB can store, in every form that it may be passed in. */
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }),
    fc.boolean(),
    fc.constant(null),
    bytes,
    bytes.map((all) => new Uint16Array(all)),
    // The SDK does not see that an ArrayBuffer is empty.
    bytes.filter((all) => all.length > 0).map((all) => new Uint8Array(all).buffer),
    bytes.map((all) => Buffer.from(all)),
    fc.uniqueArray(text, { minLength: 1, maxLength: 4 }).map((all) => new Set(all)),
    fc.uniqueArray(fc.maxSafeInteger(), { minLength: 1, maxLength: 4 }).map((all) => new Set(all)),
    fc.uniqueArray(fc.bigInt(), { minLength: 1, maxLength: 4 }).map((all) => new Set(all)),
    fc.array(bytes, { minLength: 1, maxLength: 3 }).map((all) => new Set(all)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(plainName, tie('value'), { maxKeys: 4 }),
    fc.dictionary(plainName, tie('value'), { maxKeys: 3 }).map((all) => new Map(Object.entries(all))),
    fc.constantFrom(Object(7), Object('boxed'), Object(true)),
  ),
}))

export const plainItem: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(plainName, plain, {
  maxKeys: 5,
})
