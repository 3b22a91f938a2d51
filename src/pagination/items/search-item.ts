/**
 * The type of what `search` yields for a string literal of members, `[]`, `[*]`, and one level of `{name: member}` at
 * the end. For every other expression, and for members without a type, it is `unknown`.
 */
export type SearchItem<Value, Expression extends string> = string extends Expression
  ? unknown
  : unknown extends Value
    ? unknown
    : Expression extends `${infer Step}.${infer Rest}`
      ? Step extends ListStep<infer Name>
        ? Projected<Elements<Member<Value, Name>>, Rest> | Absent<Member<Value, Name>>
        : SearchItem<Member<Value, Step>, Rest>
      : Expression extends ListStep<infer Name>
        ? Flattened<Member<Value, Name>, Expression> | Absent<Member<Value, Name>>
        : Spread<Member<Value, Expression>>

type ListStep<Name extends string> = `${Name}[]` | `${Name}[*]`

/** What an expression finds in each element; null is left out. */
type Projected<Element, Expression extends string> = unknown extends Element
  ? unknown
  : Expression extends `{${infer Fields}}`
    ? Selected<NonNullable<Element>, Field<Fields>>
    : Expression extends `${infer Step}.${infer Rest}`
      ? Step extends `${infer Name}[]`
        ? Projected<Elements<Member<NonNullable<Element>, Name>>, Rest>
        : Projected<Present<Member<NonNullable<Element>, Step>>, Rest>
      : Expression extends `${infer Name}[]`
        ? Flattened<Member<NonNullable<Element>, Name>, Expression>
        : Present<Member<NonNullable<Element>, Expression>>

/** Each name of `{one: A, two: B.C}`, with what is found at its path. */
type Selected<Element, Fields extends string> = {
  [One in Fields as One extends `${infer Name}:${string}`
    ? Trimmed<Name>
    : never]: One extends `${string}:${infer Path}` ? Found<Element, Trimmed<Path>> : never
}

type Field<Fields extends string> = Fields extends `${infer First},${infer Rest}`
  ? First | Field<Rest>
  : Fields

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text

type Found<Value, Path extends string> = Path extends `${infer Step}.${infer Rest}`
  ? Found<Member<Value, Step>, Rest>
  : Member<Value, Path>

/** A member's value, or null if it may be missing. */
type Member<Value, Name extends string> = unknown extends Value
  ? unknown
  : Value extends Memberless
    ? null
    : string extends keyof Value
      ? Value[keyof Value] | null
      : Name extends keyof Value
        ? unknown extends Value[Name]
          ? unknown
          : Exclude<Value[Name], undefined> | (undefined extends Value[Name] ? null : never)
        : unknown

/** Values in which JMESPath finds no members, although JavaScript does. */
type Memberless = null | boolean | number | bigint | string | Date | Uint8Array | readonly unknown[]

type Elements<List> = unknown extends List
  ? unknown
  : List extends readonly (infer Element)[]
    ? Element
    : List extends null
      ? never
      : unknown

/** `[]` also opens the lists in a list. */
type Flattened<List, Expression extends string> = Expression extends `${string}[]`
  ? Present<Spread<Elements<List>>>
  : Present<Elements<List>>

type Spread<Value> = unknown extends Value
  ? unknown
  : Value extends readonly (infer Element)[]
    ? Element
    : Value

type Absent<Value> = unknown extends Value ? unknown : Value extends readonly unknown[] ? never : null

type Present<Value> = unknown extends Value ? unknown : NonNullable<Value>
