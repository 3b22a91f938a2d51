/**
 * A literal name of an operation with pages: itself if it exists, else a sentence that says what is wrong, which
 * the compiler prints. Names that are only known at run time are accepted.
 */
export type PagedName<Name extends string, Operations, Paginators> = string extends Name
  ? Name
  : Name extends keyof Paginators
    ? Name
    : [Spelled<Name, Operations>] extends [never]
      ? Suggestion<Name, keyof Paginators & string>
      : `${Spelled<Name, Operations> & string} has no pages: a single call returns everything`

/** The same for the name of a waiter. */
export type WaiterName<Name extends string, Waiters> = string extends Name
  ? Name
  : Name extends keyof Waiters
    ? Name
    : [keyof Waiters] extends [never]
      ? 'this service has no waiters'
      : Suggestion<Name, keyof Waiters & string>

/** The same for `call`, which takes every operation. */
export type CalledName<Name extends string, Operations> = string extends Name
  ? Name
  : [Spelled<Name, Operations>] extends [never]
    ? CalledSuggestion<Name, BySpelling<Operations>>
    : Name

/** AWS's spelling of an operation's name: `ListTopics` for `list_topics`. */
export type Spelled<Name extends string, Operations> = BySpelling<Operations>[Plain<Name> &
  keyof BySpelling<Operations>]

type BySpelling<Operations> = { [Name in keyof Operations & string as Plain<Name>]: Name }

/** What all spellings of a name have in common: `listtopics`. */
type Plain<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? Plain<`${Head}${Tail}`>
  : Lowercase<Name>

type CalledSuggestion<Name extends string, Names> = [Nearest<Plain<Name>, keyof Names & string>] extends [
  never,
]
  ? Names[keyof Names]
  : `there is no ${Name}; did you mean ${Names[Nearest<Plain<Name>, keyof Names & string>] & string}?`

/** A sentence with the nearest names; if none is near, the names themselves. */
type Suggestion<Name extends string, Names extends string> = [Nearest<Name, Names>] extends [never]
  ? Names
  : `there is no ${Name}; did you mean ${Nearest<Name, Names>}?`

/**
 * The name's plural, or the name without one of its letters; if neither exists, the names that `Near` matches.
 */
export type Nearest<Name extends string, Names extends string> = [
  Names & (`${Name}s` | Shorter<Name>),
] extends [never]
  ? Extract<Names, Near<Name>>
  : Names & (`${Name}s` | Shorter<Name>)

type Shorter<Name extends string, Head extends string = ''> = Name extends `${infer Letter}${infer Tail}`
  ? `${Head}${Tail}` | Shorter<Tail, `${Head}${Letter}`>
  : never

/** Patterns of a name in which one letter is another one, or letters are missing, at each position. */
type Near<Name extends string, Head extends string = ''> = Name extends `${infer Letter}${infer Tail}`
  ? `${Head}${string}${Tail}` | `${Head}${string}${Name}` | Near<Tail, `${Head}${Letter}`>
  : `${Head}${string}`
